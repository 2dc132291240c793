package io.plumbline.agent.host.pe;

import io.plumbline.model.FileVersion;
import java.io.IOException;
import java.util.Optional;

/** A VS_VERSIONINFO: the numbers of VS_FIXEDFILEINFO, and beside them texts that may say something else. */
final class VersionResource {

    private static final String KEY = "VS_VERSION_INFO";
    private static final int FIXED_INFO_SIZE = 52;
    private static final int FIXED_INFO_SIGNATURE = 0xFEEF04BD;

    private final VersionBlock root;

    VersionResource(Extent resource, VersionEncoding encoding) throws IOException {
        root = VersionBlock.root(resource, encoding);
        if (!root.key().equals(KEY)) {
            throw new DamagedExecutableException("its version resource is not named " + KEY);
        }
    }

    FileVersion fileVersion() throws IOException {
        Extent info = root.value();
        if (info.length() < FIXED_INFO_SIZE || info.i32(0) != FIXED_INFO_SIGNATURE) {
            throw new DamagedExecutableException("its version resource holds no VS_FIXEDFILEINFO");
        }
        return FileVersion.ofFixedFileInfo(info.i32(8), info.i32(12));
    }

    /** The string FileVersion in the first language that has strings. */
    Optional<String> findFileVersionText() throws IOException {
        Optional<VersionBlock> strings = root.findChild("StringFileInfo");
        Optional<VersionBlock> table =
                strings.isEmpty() ? Optional.empty() : strings.get().findFirstChild();
        Optional<VersionBlock> text =
                table.isEmpty() ? Optional.empty() : table.get().findChild("FileVersion");
        return text.isEmpty() ? Optional.empty() : Optional.of(text.get().text());
    }
}
