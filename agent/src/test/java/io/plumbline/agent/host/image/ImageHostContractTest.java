package io.plumbline.agent.host.image;

import io.plumbline.agent.host.DescribedFile;
import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.DescribedHost.DescribedValue;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsHostContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on hives that hivex made and executables that windres made. */
class ImageHostContractTest extends WindowsHostContract {

    private Path directory;

    @BeforeAll
    void makeImage(@TempDir Path made) throws IOException {
        directory = made;
        Path config = Files.createDirectories(directory.resolve("WINNT/system32/config"));
        StringBuilder system = new StringBuilder();
        StringBuilder software = new StringBuilder();
        DESCRIBED.keys().forEach((key, values) -> append(key.startsWith("SYSTEM") ? system : software, key, values));
        DESCRIBED.otherControlSet().forEach((key, values) -> append(system, "SYSTEM\\ControlSet001\\" + key, values));
        system.append("[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]\n\"Current\"=dword:00000002\n\"Default\"=dword:00000001\n");
        ForeignTools.makeHive(config.resolve("system"), "SYSTEM", system.toString(), 5);
        ForeignTools.makeHive(config.resolve("software"), "SOFTWARE", software.toString(), 5);
        Files.writeString(directory.resolve("WINNT/system32/kernel32.dll"), "MZ");
        for (Map.Entry<String, DescribedFile> file : DESCRIBED.files().entrySet()) {
            Path path = directory
                    .resolve("WINNT")
                    .resolve(file.getKey().replace('\\', '/').replace("System32", "system32"));
            Files.createDirectories(path.resolveSibling("."));
            switch (file.getValue()) {
                case DescribedFile.Content content ->
                    Files.write(path, content.bytes().toByteArray());
                case DescribedFile.Executable executable ->
                    ForeignTools.makeExecutable(path, executable.version().toString(), "x64");
                case DescribedFile.VersionlessExecutable ignored -> ForeignTools.makeExecutable(path, "none", "x86");
            }
        }
    }

    private static void append(StringBuilder reg, String key, List<DescribedValue> values) {
        String path = key.replace("CurrentControlSet", "ControlSet002");
        reg.append("[HKEY_LOCAL_MACHINE\\").append(path).append("]\n");
        for (DescribedValue value : values) {
            String name = value.name().isEmpty() ? "@" : '"' + value.name() + '"';
            String bytes = HexFormat.ofDelimiter(",").formatHex(value.value().toByteArray());
            reg.append("%s=hex(%x):%s%n".formatted(name, value.value().type(), bytes));
        }
    }

    @Override
    protected WindowsHost open(DescribedHost described) throws NoWindowsImageException {
        return ImageHost.open(directory);
    }
}
