package io.plumbline.agent.host;

import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Services as the registry keeps them, for a host that no service manager answers for.
 *
 * <p>It is what the next start will use: a service changed since the last one may still run with its old configuration.
 *
 * @param notRunning why nothing can be said of the running state
 */
public record RegistryServices(RegistryReader registry, String notRunning) implements ServiceReader {

    private static final RegistryKey SERVICES = RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Services");

    /** A key without Type is no service: performance counters and leftovers of Setup have keys here too. */
    @Override
    public Reading<ServiceConfig> config(String service) {
        Reading<Long> type = number(service, "Type");
        Reading<ServiceStart> start = start(service);
        Reading<String> program = text(service, "ImagePath");
        Reading<String> account = text(service, "ObjectName");
        Reading<List<String>> services = list(service, "DependOnService");
        Reading<List<String>> groups = list(service, "DependOnGroup");
        return type.flatMap(bits ->
                start.flatMap(when -> program.flatMap(line -> account.flatMap(name -> services.flatMap(
                        needed -> groups.map(group -> new ServiceConfig(bits, when, line, name, needed, group)))))));
    }

    private Reading<ServiceStart> start(String service) {
        return switch (number(service, "Start")) {
            case Reading.Absent<Long>() -> Reading.failed("Start is missing");
            case Reading<Long> found ->
                found.flatMap(number -> ServiceStart.find(number)
                        .<Reading<ServiceStart>>map(Reading::present)
                        .orElseGet(() -> Reading.failed(
                                "Start is " + Long.toUnsignedString(number) + ", which is no start type")));
        };
    }

    @Override
    public Reading<Boolean> delayedStart(String service) {
        return installed(
                service, () -> orElse(number(service, "DelayedAutostart"), 0L).map(bits -> bits != 0));
    }

    @Override
    public Reading<Long> sidType(String service) {
        return installed(service, () -> orElse(number(service, "ServiceSidType"), 0L));
    }

    @Override
    public Reading<Long> triggers(String service) {
        return installed(service, () -> switch (registry.subkeys(key(service).child("TriggerInfo"))) {
            case Reading.Absent<List<String>>() -> Reading.present(0L);
            case Reading<List<String>> found -> found.map(keys -> (long) keys.size());
        });
    }

    @Override
    public Reading<ServiceState> state(String service) {
        return installed(service, () -> Reading.unsupported(notRunning));
    }

    private <T> Reading<T> installed(String service, Supplier<Reading<T>> question) {
        return number(service, "Type").flatMap(type -> question.get());
    }

    private static RegistryKey key(String service) {
        return SERVICES.child(service);
    }

    private Reading<Value> value(String service, String name) {
        return service.isEmpty() || service.contains("\\")
                ? Reading.absent()
                : registry.value(key(service).value(name)).flatMap(RegistryValue::decode);
    }

    private Reading<Long> number(String service, String name) {
        return value(service, name)
                .flatMap(value -> value instanceof Value.Whole(long bits)
                        ? Reading.present(bits)
                        : Reading.failed(name + " is a " + value.typeWord() + " where a number belongs"));
    }

    private Reading<String> text(String service, String name) {
        return orElse(
                value(service, name)
                        .flatMap(value -> value instanceof Value.Text(String text)
                                ? Reading.present(text)
                                : Reading.failed(name + " is a " + value.typeWord() + " where a text belongs")),
                "");
    }

    private Reading<List<String>> list(String service, String name) {
        Function<Value, Reading<List<String>>> names = value -> switch (value) {
            case Value.Items(List<String> items) ->
                Reading.present(items.stream().filter(item -> !item.isEmpty()).toList());
            case Value.Text(String one) -> Reading.present(one.isEmpty() ? List.of() : List.of(one));
            case Value other -> Reading.failed(name + " is a " + other.typeWord() + " where a list belongs");
        };
        return orElse(value(service, name).flatMap(names), List.of());
    }

    private static <T> Reading<T> orElse(Reading<T> reading, T whenAbsent) {
        return reading instanceof Reading.Absent<T> ? Reading.present(whenAbsent) : reading;
    }
}
