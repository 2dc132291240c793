package io.plumbline.agent.host.live;

import io.plumbline.agent.host.DescribedFile;
import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.DescribedHost.DescribedValue;
import io.plumbline.agent.host.DescribedHost.Feature;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsHostContract;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;

/** The described host's registry is written by the system's own reg.exe; module e2e has put its executables in place. */
class LiveHostContractOnWindows extends WindowsHostContract {

    @BeforeAll
    static void setUp() throws Exception {
        Path file = Files.createTempFile("described", ".reg");
        Files.writeString(file, "\ufeff" + registrationText(DESCRIBED), StandardCharsets.UTF_16LE);
        Process reg = new ProcessBuilder("reg", "import", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("reg", ".log").toFile())
                .start();
        if (!reg.waitFor(60, TimeUnit.SECONDS) || reg.exitValue() != 0) {
            throw new IOException("reg import " + file + " failed");
        }
        for (DescribedValue odd : DESCRIBED.keys().getOrDefault(DescribedHost.ODD, List.of())) {
            RegistryWriter.write(DescribedHost.ODD, odd.name(), odd.value());
        }
        for (Map.Entry<String, DescribedFile> described : DESCRIBED.files().entrySet()) {
            if (described.getValue() instanceof DescribedFile.Content(var bytes)) {
                Path target = Path.of("C:\\windows", described.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, bytes.toByteArray());
            }
        }
    }

    /** Every value as type and bytes, {@code hex(2a):01,02}, which says exactly what to store. */
    private static String registrationText(DescribedHost described) {
        StringBuilder text = new StringBuilder("Windows Registry Editor Version 5.00\r\n");
        described.keys().forEach((key, values) -> append(text, key, values));
        // Windows itself says which set is current (Wine has no other); this one is there not to be read.
        described.otherControlSet().forEach((key, values) -> append(text, "SYSTEM\\ControlSet009\\" + key, values));
        return text.toString();
    }

    private static void append(StringBuilder text, String key, List<DescribedValue> values) {
        text.append("\r\n[HKEY_LOCAL_MACHINE\\").append(key).append("]\r\n");
        for (DescribedValue value : values) {
            RegistryValue stored = value.value();
            text.append(value.name().isEmpty() ? "@" : "\"" + value.name() + "\"")
                    .append("=hex(")
                    .append(Integer.toHexString(stored.type()))
                    .append("):")
                    .append(HexFormat.ofDelimiter(",").formatHex(stored.toByteArray()))
                    .append("\r\n");
        }
    }

    @Override
    protected WindowsHost open(DescribedHost described) {
        return LiveHost.find().orElseThrow();
    }

    @Override
    protected Map<Feature, String> lacking() {
        return Map.of();
    }
}
