package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.WrittenHost.nt;
import static io.plumbline.agent.probe.WrittenHost.shown;
import static io.plumbline.agent.probe.WrittenHost.workgroups;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryProbeTest {

    private static final String KEY = "HKLM\\SOFTWARE\\Policies\\Acme";
    private static final String SUBJECT = KEY + "::Setting";

    private static String field(String subject, String name) {
        return "registry[" + subject + "]." + name;
    }

    private static Facts facts(String value) {
        return nt("[registry " + KEY + "]", "\"Setting\" = " + value).facts(new RegistryProbe(), SUBJECT);
    }

    @ParameterizedTest(name = "{0} -> {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "dword:ffffffff | whole 4294967295 | text REG_DWORD",
                "qword:0000000100000000 | whole 4294967296 | text REG_QWORD",
                "hex(4):0400 | failed | text REG_DWORD",
                "\" 1 \" | text  1  | text REG_SZ",
                "\"\" | text  | text REG_SZ",
                "expand:\"%SystemRoot%\\\\x\" | text %SystemRoot%\\x | text REG_EXPAND_SZ",
                "multi:\"a\", \"\", \"b\" | items a, , b | text REG_MULTI_SZ",
                "hex(3):00ff | bytes 00ff | text REG_BINARY",
                "hex(0):00 | unsupported | text REG_NONE",
                "hex(5):00000001 | unsupported | text REG_DWORD_BIG_ENDIAN",
                "hex(6):4100 | unsupported | text REG_LINK",
                "hex(77):00 | unsupported | text type 0x77",
                "denied \"no\" | denied | denied",
                "failed 13 \"no\" | failed | failed",
            })
    void valueIsTypedByTheRegistry(String written, String value, String type) {
        Facts facts = facts(written);
        assertThat(shown(facts, field(SUBJECT, "value")).strip()).isEqualTo(value.strip());
        assertThat(shown(facts, field(SUBJECT, "type"))).isEqualTo(type);
    }

    @Test
    void typeThatNoRuleCanCompareIsNamed() {
        assertThat(facts("hex(8):00")
                        .find(FactRef.of("registry", SUBJECT, "value"))
                        .map(Fact::reading))
                .hasToString("Optional[Unsupported[detail=a rule cannot compare a value of REG_RESOURCE_LIST]]");
    }

    @Test
    void longTextIsAFailureAndNotHalfAText() {
        assertThat(shown(facts('"' + "x".repeat(9000) + '"'), field(SUBJECT, "value")))
                .isEqualTo("failed");
    }

    @Test
    void absentValueOfAPresentKeyIsNoAbsentKey() {
        String gone = "HKLM\\SOFTWARE\\Gone::Setting";
        String other = KEY + "::Other";
        String closed = "HKLM\\SOFTWARE\\Closed::X";
        Facts facts = nt(
                        "[registry " + KEY + "]",
                        "\"Setting\" = dword:1",
                        "[registry HKLM\\SOFTWARE\\Closed]",
                        "values = denied \"no\"",
                        "subkeys = denied \"no\"")
                .facts(new RegistryProbe(), SUBJECT, gone, other, closed);
        assertThat(shown(facts, field(SUBJECT, "key-present"))).isEqualTo("flag yes");
        assertThat(shown(facts, field(other, "key-present"))).isEqualTo("flag yes");
        assertThat(shown(facts, field(other, "value"))).isEqualTo("absent");
        assertThat(shown(facts, field(gone, "key-present"))).isEqualTo("flag no");
        assertThat(shown(facts, field(gone, "type"))).isEqualTo("absent");
        assertThat(shown(facts, field(closed, "value"))).isEqualTo("denied");
        assertThat(shown(facts, field(closed, "key-present"))).isEqualTo("denied");
    }

    @Test
    void caseViewDefaultValueAndUsersAreReadAsWritten() {
        String anyCase = "hklm\\software\\POLICIES\\acme::SETTING";
        String defaultValue = KEY + "::";
        String wow = "HKLM\\SOFTWARE\\Acme (32-bit view)::Old";
        String user = "HKEY_USERS\\.DEFAULT\\Environment::PATH::x";
        Facts facts = nt(
                        "[registry " + KEY + "]",
                        "@ = \"default\"",
                        "\"Setting\" = dword:1",
                        "[registry HKLM\\SOFTWARE\\Wow6432Node\\Acme]",
                        "\"Old\" = dword:2",
                        "[registry HKU\\.DEFAULT\\Environment]",
                        "\"PATH::x\" = dword:3")
                .facts(new RegistryProbe(), anyCase, defaultValue, wow, user);
        assertThat(shown(facts, field(anyCase, "value"))).isEqualTo("whole 1");
        assertThat(shown(facts, field(defaultValue, "value"))).isEqualTo("text default");
        assertThat(shown(facts, field(wow, "value"))).isEqualTo("whole 2");
        assertThat(shown(facts, field(user, "value"))).isEqualTo("whole 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HKLM\\SOFTWARE\\Acme",
                "HKLM::Name",
                "HKLM\\::Name",
                "HKLM\\SOFTWARE\\\\Acme::Name",
                "HKLM\\SOFTWARE\\::Name",
                "HKCU\\Software\\Acme::Name",
                "HKCR\\.txt::",
                "SOFTWARE\\Acme::Name",
                "::",
            })
    void malformedSubjectFailsAloneAndSaysHowToWriteIt(String wrong) {
        Facts facts = nt("[registry " + KEY + "]", "\"Setting\" = dword:1").facts(new RegistryProbe(), SUBJECT, wrong);
        assertThat(shown(facts, field(SUBJECT, "value"))).isEqualTo("whole 1");
        assertThat(facts.find(FactRef.of("registry", wrong, "value"))
                        .orElseThrow()
                        .reading())
                .asString()
                .contains("HKLM\\KEY::NAME");
    }

    @Test
    void workgroupsHasNoSuchRegistry() {
        assertThat(shown(workgroups().facts(new RegistryProbe(), SUBJECT), field(SUBJECT, "value")))
                .isEqualTo("absent");
    }
}
