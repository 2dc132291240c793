package io.plumbline.agent.host.image.reg;

import io.plumbline.agent.host.image.reg.RegistryExport.Coverage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Exports from texts of a test. */
final class ExportText {

    static final String VERSION_5 = "Windows Registry Editor Version 5.00\r\n\r\n";
    static final String VERSION_4 = "REGEDIT4\r\n\r\n";

    private ExportText() {}

    /** With the empty line at its end that every export has. */
    static RegistryExport read(String text) throws IOException, ForeignExportException {
        return read(marked(text + "\r\n"));
    }

    static RegistryExport read(byte[]... files) throws IOException, ForeignExportException {
        RegistryExport export = new RegistryExport();
        for (int i = 0; i < files.length; i++) {
            export.add((char) ('a' + i) + ".reg", new ByteArrayInputStream(files[i]), Coverage.TREES);
        }
        return export;
    }

    /** As regedit of Windows 2000 and later writes. */
    static byte[] marked(String text) {
        return ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
    }

    static byte[] codePage(String text) {
        return text.getBytes(Charset.forName("windows-1252"));
    }
}
