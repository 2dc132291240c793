package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemWordsTest {

    private static String words(String applies) {
        Problems problems = new Problems("condition");
        ConditionReader reader = new ConditionReader(
                FactNameReader.of("", new Places(), problems),
                new ValueReader(Map.of(), problems),
                new Places(),
                problems);
        Condition condition = YamlParser.parse("condition", applies, problems)
                .map(reader::condition)
                .orElseThrow();
        assertThat(problems.all()).isEmpty();
        return SystemWords.of(condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "{ os.family: { equals: nt } } | every Windows of the NT family",
                "{ os.family: { equals: wfw } } | Windows for Workgroups",
                "{ os.version: { equals: \"4.0\" } } | Windows NT 4.0",
                "{ os.version: { one-of: [\"3.5\", \"3.50\", \"3.51\", \"4.0\"] } } | Windows NT 3.5, Windows NT 3.51 and NT 4.0",
                "{ os.version: { at-least: \"6.0\" } } | Windows Vista and Server 2008 and later",
                "{ os.version: { equals: \"6.0\" }, os.product-type: { equals: workstation } } | clients of Windows Vista",
                "{ os.family: { equals: nt }, os.build: { at-least: 6000 } } | Windows Vista (build 6000) and later",
                "{ os.build: { at-least: 20348, at-most: 26099 }, os.product-type: { one-of: [server, domain-controller] } }"
                        + "| servers and domain controllers of Windows Server 2022 (build 20348) to before Windows Server 2025 (build 26100)",
                "{ os.build: { at-most: 9599 } } | everything before Windows 8.1 and Server 2012 R2 (build 9600)",
                "{ os.build: { at-least: 12345 } } | build 12345 and later",
                "{ os.version: { equals: \"4.0\" }, os.service-pack-level: { at-most: 5 } } | Windows NT 4.0 with no Service Pack above 5",
            })
    void systemsAreCalledByTheirNames(String applies, String words) {
        assertThat(words(applies)).isEqualTo(words);
    }

    @Test
    void whatHasNoNameIsSaidInTheWordsOfTheCondition() {
        assertThat(words("{ os.family: { equals: nt }, a.kind: { equals: x }, not: { a.size: { at-least: 2 } } }"))
                .isEqualTo("every Windows of the NT family, where a.kind is x and not (a.size is at least 2)");
        assertThat(words("{ os.version: { equals: \"9.9\" } }")).isEqualTo("every host, where os.version is 9.9");
    }

    @Test
    void alternativesStandBesideEachOther() {
        assertThat(words("{ any: [ { os.family: { equals: wfw } }, { os.version: { equals: \"4.0\" } } ] }"))
                .isEqualTo("Windows for Workgroups, or Windows NT 4.0");
        assertThat(
                        words(
                                "{ a.kind: { equals: x }, any: [ { os.family: { equals: wfw } }, { os.version: { equals: \"4.0\" } } ] }"))
                .isEqualTo("every host, where a.kind is x and it is one of: Windows for Workgroups; or Windows NT 4.0");
    }

    @Test
    void withoutAnyConditionItIsEveryHost() {
        assertThat(SystemWords.of(Condition.ALWAYS)).isEqualTo("every host");
    }
}
