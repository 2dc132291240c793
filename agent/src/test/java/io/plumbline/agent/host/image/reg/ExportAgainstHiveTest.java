package io.plumbline.agent.host.image.reg;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.agent.host.image.regf.Hive;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An export that hivexregedit makes of a hive says what the hive says, key by key, in every encoding. */
class ExportAgainstHiveTest {

    @ParameterizedTest
    @CsvSource({
        "nt4-wlbs-2nic, SYSTEM",
        "nt4-server, SOFTWARE",
        "vista-rtm, SYSTEM",
        "vista-rtm-x64, SOFTWARE",
        "server-2022, SYSTEM",
        "windows-11, SOFTWARE"
    })
    void exportEqualsItsHive(String host, String name) throws Exception {
        Path file = hive(ForeignTools.host(host), name);
        String prefix = "HKEY_LOCAL_MACHINE\\" + name;
        String text = ForeignTools.tool("hivexregedit", "--export", "--prefix", prefix, file.toString(), "\\");
        try (Hive hive = Hive.open(file, Hive.Logs.none())) {
            for (byte[] export :
                    List.of(text.getBytes(StandardCharsets.UTF_8), ExportText.marked(text.replace("\n", "\r\n")))) {
                assertThat(compared(hive, ExportText.read(export), name)).isGreaterThan(9);
            }
        }
    }

    private static Path hive(Path host, String name) throws Exception {
        try (Stream<Path> files = Files.walk(host)) {
            return files.filter(path -> path.getFileName().toString().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** How many values were equal. */
    private static int compared(Hive hive, RegistryExport export, String name) {
        int count = 0;
        Deque<String> keys = new ArrayDeque<>(List.of(""));
        while (!keys.isEmpty()) {
            String key = keys.pop();
            String exported = key.isEmpty() ? name : name + "\\" + key;
            List<String> subkeys = hive.subkeys(key).find().orElseThrow();
            assertThat(export.subkeys(RegistryHive.HKLM, exported).find().orElseThrow())
                    .as(exported)
                    .containsExactlyInAnyOrderElementsOf(subkeys);
            subkeys.forEach(one -> keys.push(key.isEmpty() ? one : key + "\\" + one));
            Map<String, Reading<?>> expected = byName(hive.values(key).find().orElseThrow());
            assertThat(byName(export.values(RegistryHive.HKLM, exported).find().orElseThrow()))
                    .as(exported)
                    .isEqualTo(expected);
            count += expected.size();
        }
        return count;
    }

    private static Map<String, Reading<?>> byName(List<RegistryEntry> entries) {
        Map<String, Reading<?>> values = new HashMap<>();
        entries.forEach(entry -> values.put(entry.name(), entry.value()));
        return values;
    }
}
