package io.plumbline.agent.host.live;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Structure;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our layouts against what a C compiler makes of Windows' headers; the program's output is the oracle. */
class StructureLayoutOnWindows {

    /** Names the file that the program of {@link MappedStructures#cProgram} printed into. */
    static final String ORACLE = "plumbline.layouts";

    static List<MappedStructures.Mapping> structures() {
        return MappedStructures.ALL;
    }

    @ParameterizedTest
    @MethodSource("structures")
    void everyFieldLiesWhereTheCompilerPutsIt(MappedStructures.Mapping mapping) throws Exception {
        Structure structure = mapping.structure().getDeclaredConstructor().newInstance();
        Method fieldOffset = Structure.class.getDeclaredMethod("fieldOffset", String.class);
        fieldOffset.setAccessible(true);
        Map<String, Integer> ours = new LinkedHashMap<>();
        for (String field : mapping.fields()) {
            ours.put(field, (int) fieldOffset.invoke(structure, field));
        }
        if (mapping.whole()) {
            ours.put("sizeof", structure.size());
        }

        Map<String, Integer> compilers = oracle(mapping.cType());
        assertThat(compilers).containsAllEntriesOf(ours).hasSizeGreaterThan(1);
    }

    private static Map<String, Integer> oracle(String cType) throws IOException {
        return Files.readAllLines(Path.of(System.getProperty(ORACLE, ""))).stream()
                .map(line -> line.strip().split(" ", 3))
                .filter(words -> words[0].equals(cType))
                .collect(toMap(words -> words[1], words -> Integer.parseInt(words[2])));
    }
}
