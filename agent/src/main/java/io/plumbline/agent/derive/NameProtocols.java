package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;

/**
 * Which protocols the DNS client uses beside DNS. LLMNR: since Vista, unless the policy EnableMulticast is 0. Multicast DNS:
 * since Windows 10 1703, unless EnableMDNS is 0, where the policy goes before the service's own value. Neither without the
 * DNS client service. NetBIOS: policy, else own value; its default differs by build and is not assumed.
 */
final class NameProtocols implements Derivation {

    private static final FactRef LLMNR = FactRef.of("dns-client", "llmnr-on");
    private static final FactRef MDNS = FactRef.of("dns-client", "mdns-on");
    private static final FactRef NETBIOS = FactRef.of("dns-client", "netbios-mode");
    private static final long FIRST_VERSION_WITH_LLMNR = 6;
    private static final long FIRST_BUILD_WITH_MDNS = 15063;

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.flag(LLMNR), DerivedFact.flag(MDNS), DerivedFact.whole(NETBIOS));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning llmnr = new Reasoning(facts, "since Vista, unless off by policy or without the DNS client service");
        Reading<Boolean> llmnrOn = Kleene.all(List.of(
                llmnr.majorVersion().map(major -> major >= FIRST_VERSION_WITH_LLMNR),
                llmnr.switchedOn(FactRef.of("dns-client", "llmnr-policy"), true),
                serviceStarts(llmnr)));
        Reasoning mdns =
                new Reasoning(facts, "since build 15063, unless off by policy, else by the service's own value");
        Reading<Boolean> mdnsOn = Kleene.all(List.of(
                build(mdns).map(build -> build >= FIRST_BUILD_WITH_MDNS),
                Reasoning.orWhenAbsent(first(mdns, "mdns-policy", "mdns-local").map(value -> value != 0), true),
                serviceStarts(mdns)));
        Reasoning netbios = new Reasoning(facts, "policy, else the service's own value");
        return List.of(
                llmnr.concludeFlag(LLMNR, llmnrOn),
                mdns.concludeFlag(MDNS, mdnsOn),
                netbios.conclude(
                        NETBIOS,
                        first(netbios, "netbios-policy", "netbios-local").map(Value::whole)));
    }

    /** Windows for Workgroups has no build, and none of this. */
    private static Reading<Long> build(Reasoning reasoning) {
        return reasoning.isWorkgroups() ? Reading.present(0L) : Reasoning.whole(reasoning.read("os", "build"));
    }

    private static Reading<Long> first(Reasoning reasoning, String policy, String local) {
        Reading<Long> decided = Reasoning.whole(reasoning.read("dns-client", policy));
        return decided instanceof Reading.Absent<Long> ? Reasoning.whole(reasoning.read("dns-client", local)) : decided;
    }

    /** A service that is not there at all proves nothing: it belongs to every Windows that has these protocols. */
    private static Reading<Boolean> serviceStarts(Reasoning reasoning) {
        return Reasoning.orWhenAbsent(Reasoning.text(reasoning.read("service", "Dnscache", "start")), "")
                .map(start -> !start.equals("disabled"));
    }
}
