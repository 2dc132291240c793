package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Locale;

/**
 * What Windows makes the NetBIOS name of the DNS host name: its first 15 characters in capitals (Microsoft: Computer Names).
 * The name from the next start on, as the computer's name is too. Beyond ASCII the capitals depend on the OEM code page, which
 * nobody knows here: then there is none to compare.
 */
final class HostNameAsNetbios implements Derivation {

    private static final FactRef NAME = FactRef.of("tcpip", "hostname-as-netbios");
    private static final int LONGEST = 15;

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.text(NAME));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "first 15 characters of the host name to come, in capitals");
        Reading<Value> next = reasoning.read("tcpip", "nv-hostname");
        Reading<String> name =
                Reasoning.text(next instanceof Reading.Absent<Value> ? reasoning.read("tcpip", "hostname") : next);
        return List.of(reasoning.conclude(NAME, name.flatMap(HostNameAsNetbios::asNetbios)));
    }

    private static Reading<Value> asNetbios(String name) {
        return name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c > '~')
                ? Reading.absent()
                : Reading.present(Value.text(
                        name.substring(0, Math.min(LONGEST, name.length())).toUpperCase(Locale.ROOT)));
    }
}
