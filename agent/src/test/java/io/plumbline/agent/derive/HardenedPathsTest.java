package io.plumbline.agent.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardenedPathsTest {

    private static Reading<Value> demands(String share, Reading<Value> policy) {
        Facts facts = Facts.of(List.of(new Fact(FactRef.of("smb", "hardened-path-" + share), policy, "given")));
        return Facts.of(new HardenedPaths()
                        .derive(facts).stream().map(Conclusion::fact).toList())
                .reading(FactRef.of("smb", "hardened-path-" + share + "-demands"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "RequireMutualAuthentication=1, RequireIntegrity=1 | RequireMutualAuthentication=1;RequireIntegrity=1",
                // As the STIG of Server 2016 has it.
                "RequireMutualAuthentication=1,RequireIntegrity=1 | RequireMutualAuthentication=1;RequireIntegrity=1",
                "requireintegrity = 1 ,REQUIREMUTUALAUTHENTICATION=1 | RequireIntegrity=1;RequireMutualAuthentication=1",
                "RequireIntegrity=0, RequireIntegrity=1 | RequireIntegrity=0;RequireIntegrity=1",
                "RequireIntegrity=1, RequireIntegrity=1 | RequireIntegrity=1",
                "RequirePrivacy | RequirePrivacy",
                "RequireIntegrity=1, Other=x=y,, | RequireIntegrity=1;Other=x=y",
                ", | ''",
            })
    void demandsAreSpeltOneWay(String policy, String expected) {
        Value.Items items = new Value.Items(expected.isEmpty() ? List.of() : List.of(expected.split(";", -1)));
        for (String share : List.of("netlogon", "sysvol")) {
            assertThat(demands(share, Reading.present(Value.text(policy)))).isEqualTo(Reading.present(items));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "denied", "unsupported", "failed"})
    void whatCannotBeReadIsNotDemanded(String reading) {
        Reading<Value> policy = GivenFacts.reading(reading);
        assertThat(demands("sysvol", policy)).isEqualTo(policy);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void numberWhereATextBelongsDemandsNothing(long number) {
        assertThat(demands("netlogon", Reading.present(Value.whole(number)))).isEqualTo(Reading.absent());
    }
}
