package io.plumbline.agent.audit;

import io.plumbline.agent.derive.Conclusion;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.probe.Field;
import io.plumbline.agent.probe.Probes;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.Reading;
import io.plumbline.model.Sha256;
import io.plumbline.model.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells hosts apart by what Windows gave them, never by what people call them: the hashed MachineGuid; else computer name
 * and install date; else everything that was read.
 *
 * <p>The last resort keeps two hosts apart that bear no mark of their own (Windows for Workgroups, a folder of a few
 * files), at a price: such a host counts as another one as soon as its configuration changes.
 */
final class HostIdentification {

    private static final int MAX_NAME = 128;
    private static final Set<String> IDENTIFYING =
            Set.of("os", "netbt", "tcpip", "adapter", "lmhosts", "hosts-file", "wlbs", "file", "update", "restart");

    private HostIdentification() {}

    static HostIdentity identify(WindowsHost host, Facts facts) {
        Optional<String> name = find(facts, "os", "computer-name").or(() -> find(facts, "netbt", "computer-name"));
        return new HostIdentity(id(name, facts), bounded(name.orElseGet(host::description)), operatingSystem(facts));
    }

    private static String id(Optional<String> name, Facts facts) {
        Optional<String> guid = find(facts, "os", "machine-guid-hash");
        Optional<String> installed = find(facts, "os", "install-date");
        if (guid.isPresent()) {
            return guid.get();
        }
        if (name.isPresent() && installed.isPresent()) {
            return Sha256.hex("name and install date\n" + name.get().toLowerCase(Locale.ROOT) + "\n" + installed.get());
        }
        StringBuilder all = new StringBuilder("all that was read\n");
        for (Fact fact : facts.all()) {
            if (fact.reading() instanceof Reading.Present<Value>(Value value) && lasts(fact, value)) {
                all.append(fact.ref()).append('=').append(value.display()).append('\n');
            }
        }
        return Sha256.hex(all.toString());
    }

    /**
     * Not what only a running host says or what carries a time, which changes from one audit to the next, nor what follows
     * from other facts. The areas are those of the first agents, so that a newer agent takes no host for another one.
     */
    private static boolean lasts(Fact fact, Value value) {
        return !Conclusion.isConcluded(fact)
                && IDENTIFYING.contains(fact.ref().probe())
                && !(value instanceof Value.Moment)
                && !isOfTheMoment(fact.ref());
    }

    private static boolean isOfTheMoment(FactRef ref) {
        return Probes.find(ref.probe()).stream()
                .flatMap(probe -> probe.fields().stream())
                .anyMatch(field -> field.name().equals(ref.field()) && field.reach() != Field.Reach.EVERY_ROUTE);
    }

    private static OperatingSystem operatingSystem(Facts facts) {
        boolean workgroups = find(facts, "os", "family").equals(Optional.of("wfw"));
        return new OperatingSystem(
                workgroups ? "Windows for Workgroups" : shown(facts, "name"),
                shown(facts, "version"),
                shown(facts, "build"),
                shown(facts, "revision"),
                shown(facts, "service-pack"),
                shown(facts, "architecture"),
                shown(facts, "product-type"));
    }

    private static String shown(Facts facts, String field) {
        return bounded(find(facts, "os", field).orElse(""));
    }

    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), MAX_NAME));
    }

    private static Optional<String> find(Facts facts, String probe, String field) {
        return facts.reading(FactRef.of(probe, field)).find().map(Value::display);
    }
}
