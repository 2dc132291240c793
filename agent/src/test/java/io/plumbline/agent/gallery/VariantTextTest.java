package io.plumbline.agent.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantTextTest {

    private static final String BASE = """
            plumbline-snapshot 1
            # a comment that a variant does not need
            [host]
            description = "one"

            [registry HKLM\\SYSTEM\\Select]
            "Current" = dword:00000001
            "Odd = name" = "x"

            [services]
            config "Netlogon" = "32" "manual"

            [file Windows\\SYSTEM.INI]
            content = text:"[NBT]\\r\\n",\\
              "NodeType=4\\r\\n"
            """;

    private static String apply(String changes) {
        return VariantText.parse("v.variant", "base: one\n" + changes).apply(BASE);
    }

    @Test
    void linesAreSetAddedRemovedAndReplaced() {
        assertThat(apply("""
                [host]
                description = "two"
                [registry HKLM\\SYSTEM\\select]
                "current" = dword:00000002
                - "Odd = name"
                "New" = "y"
                [services]
                config "Alerter" = "32" "manual"
                [file Windows\\SYSTEM.INI]
                content ~ "NodeType=4" -> "NodeType=8"
                [+ registry HKLM\\SOFTWARE\\X]
                "A" = multi:"1",\\
                  "2"
                """)).isEqualTo("""
                        plumbline-snapshot 1

                        [host]
                        description = "two"

                        [registry HKLM\\SYSTEM\\Select]
                        "current" = dword:00000002
                        "New" = "y"

                        [services]
                        config "Netlogon" = "32" "manual"
                        config "Alerter" = "32" "manual"

                        [file Windows\\SYSTEM.INI]
                        content = text:"[NBT]\\r\\n",\\
                          "NodeType=8\\r\\n"

                        [registry HKLM\\SOFTWARE\\X]
                        "A" = multi:"1",\\
                          "2"
                        """);
    }

    @Test
    void sectionIsRemovedWhole() {
        assertThat(apply("[- services]\n"))
                .doesNotContain("services", "Netlogon")
                .contains("SYSTEM.INI");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[registry HKLM\\SYSTEM\\Selekt]|\"A\" = \"1\"; 2: the base has no [registry HKLM\\SYSTEM\\Selekt]",
                "[- registry HKLM\\SYSTEM\\Selekt]; 2: the base has no",
                "[+ services]|config \"X\" = \"1\"; 2: there is a [services] already",
                "[host]|- conditions; 3: [host] of the base has no conditions",
                "[host]|description = \"one\"; 3: the base says so already",
                "[host]|description; 3: neither NAME = VALUE",
                "[host]; 2: a section that nothing is changed in",
                "[- services]|- config \"Netlogon\"; 3: a line of a section that is removed",
                "[host]|description = \"2\"|[host]|description = \"3\"; 4: this section stands twice",
                "description = \"2\"; 2: a change above the first section",
                "[file Windows\\SYSTEM.INI]|content ~ \"NodeType=2\" -> \"x\"; 3: \"NodeType=2\" stands not exactly once",
                "[file Windows\\SYSTEM.INI]|content ~ \"r\" -> \"x\"; 3: \"r\" stands not exactly once",
                "[file Windows\\SYSTEM.INI]|content ~ \"NodeType=4\"; 3: a piece of text is replaced by",
                "[host; 2: a section without its closing bracket",
                "[host]|description = \"a\",\\; 3: the file ends within a continued line",
            })
    void changeThatChangesNothingIsAnError(String changes, String message) {
        assertThatThrownBy(() -> apply(changes.replace('|', '\n')))
                .isInstanceOf(GalleryTextException.class)
                .hasMessageStartingWith("e2e/hosts/v.variant:" + message);
    }

    @Test
    void variantOfNothingIsAnError() {
        assertThatThrownBy(() -> VariantText.parse("v.variant", "[host]\n"))
                .hasMessageStartingWith("e2e/hosts/v.variant:1: a variant begins with \"base: NAME\"");
    }
}
