package io.plumbline.agent.host.pe;

import io.plumbline.model.FileVersion;
import java.io.IOException;

/** A VS_VERSIONINFO block: length, length of its value, type, the key VS_VERSION_INFO, and VS_FIXEDFILEINFO. */
final class VersionResource {

    private static final String KEY = "VS_VERSION_INFO";
    private static final int HEADER = 6;
    private static final int FIXED_INFO_SIZE = 52;
    private static final int FIXED_INFO_SIGNATURE = 0xFEEF04BD;

    private VersionResource() {}

    static FileVersion read(Extent resource) throws IOException {
        Extent block = resource.part("version resource", 0, resource.u16(0));
        int valueLength = block.u16(2);
        for (int i = 0; i <= KEY.length(); i++) {
            char expected = i < KEY.length() ? KEY.charAt(i) : '\0';
            if (block.u16(HEADER + 2L * i) != expected) {
                throw new DamagedExecutableException("its version resource is not named " + KEY);
            }
        }
        long start = (HEADER + 2L * (KEY.length() + 1) + 3) & ~3L;
        Extent info = block.part("fixed file information", start, valueLength);
        if (info.length() < FIXED_INFO_SIZE || info.i32(0) != FIXED_INFO_SIGNATURE) {
            throw new DamagedExecutableException("its version resource holds no VS_FIXEDFILEINFO");
        }
        return FileVersion.ofFixedFileInfo(info.i32(8), info.i32(12));
    }
}
