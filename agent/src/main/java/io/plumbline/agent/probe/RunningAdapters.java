package io.plumbline.agent.probe;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the running network stack says of the adapters; unsupported where nothing runs. */
record RunningAdapters(Reading<List<NetworkAdapter>> all) {

    private static final String SOURCE = "GetAdaptersAddresses";
    private static final long IF_TYPE_SOFTWARE_LOOPBACK = 24;
    private static final long IF_TYPE_TUNNEL = 131;

    RunningAdapters {
        requireNonNull(all, "all is null");
    }

    static RunningAdapters of(WindowsHost host) {
        return new RunningAdapters(host.network().adapters());
    }

    /** Those that are neither loopback nor tunnel. */
    List<String> ids() {
        return all.find().orElse(List.of()).stream()
                .filter(adapter -> adapter.ifType() != IF_TYPE_SOFTWARE_LOOPBACK && adapter.ifType() != IF_TYPE_TUNNEL)
                .map(NetworkAdapter::id)
                .toList();
    }

    Optional<NetworkAdapter> find(String guid) {
        return all.find().orElse(List.of()).stream()
                .filter(adapter -> adapter.id().equalsIgnoreCase(guid))
                .findFirst();
    }

    /** Absent for an adapter that the stack does not know. */
    Answer ask(String guid, Function<NetworkAdapter, Value> field) {
        Reading<Value> reading = all.flatMap(known ->
                find(guid).map(adapter -> Reading.present(field.apply(adapter))).orElse(Reading.absent()));
        return new Answer(reading, SOURCE);
    }

    /** As {@link #ask}, as a last resort behind the registry: absent unless the stack has an answer. */
    Answer orAbsent(String guid, Function<NetworkAdapter, Value> field) {
        Answer answer = ask(guid, field);
        return answer.reading() instanceof Reading.Present<Value> ? answer : Answer.absent(answer.source());
    }
}
