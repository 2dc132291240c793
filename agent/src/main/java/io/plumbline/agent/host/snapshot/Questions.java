package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.Autoconfiguration;
import io.plumbline.agent.host.DirectoryEntry;
import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.IpInterface;
import io.plumbline.agent.host.LoadBalancingCluster;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.agent.host.QuickFix;
import io.plumbline.agent.host.ServiceConfig;
import io.plumbline.agent.host.ServiceStart;
import io.plumbline.agent.host.ServiceState;
import io.plumbline.agent.host.UpdateEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every question that is recorded as a line of a section, beside those of registry keys, files and adapters. */
final class Questions {

    private static final String GROUP = "+";
    private static final String BACKSLASH = "\\";

    static final QuestionForm<List<String>> DNS = QuestionForm.texts("network", "dns", 1);
    static final QuestionForm<List<String>> WINS = QuestionForm.texts("network", "wins", 2);
    static final QuestionForm<IpInterface> IP_INTERFACE = QuestionForm.of(
            "network",
            "ip-interface",
            1,
            ip -> List.of(
                    Long.toString(ip.metric()),
                    ip.automaticMetric() ? "automatic" : "fixed",
                    ip.connected() ? "connected" : "disconnected",
                    Long.toString(ip.mtu())),
            texts -> new IpInterface(
                    Long.parseLong(texts.get(0)),
                    oneOf(texts.get(1), "automatic", "fixed"),
                    oneOf(texts.get(2), "connected", "disconnected"),
                    Long.parseLong(only(texts, 4).get(3))));
    static final QuestionForm<Autoconfiguration> AUTOCONFIGURATION = QuestionForm.of(
            "network",
            "autoconfiguration",
            1,
            auto -> withFirst(
                    List.of(auto.enabled() ? "enabled" : "disabled", auto.active() ? "active" : "inactive"),
                    auto.dnsServers()),
            texts -> new Autoconfiguration(
                    oneOf(texts.get(0), "enabled", "disabled"),
                    oneOf(texts.get(1), "active", "inactive"),
                    texts.subList(2, texts.size())));
    static final QuestionForm<List<LoadBalancingCluster>> CLUSTERS = QuestionForm.rows(
            "network",
            "load-balancing-clusters",
            0,
            cluster -> List.of(
                    cluster.adapter(),
                    cluster.clusterName(),
                    cluster.clusterAddress(),
                    cluster.dedicatedAddress(),
                    Long.toString(cluster.hostPriority())),
            texts -> new LoadBalancingCluster(
                    texts.get(0),
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    Long.parseLong(only(texts, 5).get(4))));

    static final QuestionForm<ServiceConfig> SERVICE_CONFIG =
            QuestionForm.of("services", "config", 1, Questions::service, Questions::service);
    static final QuestionForm<ServiceState> SERVICE_STATE = QuestionForm.of(
            "services",
            "state",
            1,
            state -> List.of(state.word()),
            texts -> byWord(
                    ServiceState.values(), ServiceState::word, only(texts, 1).getFirst()));
    static final QuestionForm<Boolean> DELAYED_START = QuestionForm.of(
            "services",
            "delayed-start",
            1,
            delayed -> List.of(delayed ? "yes" : "no"),
            texts -> oneOf(only(texts, 1).getFirst(), "yes", "no"));
    static final QuestionForm<Long> SID_TYPE = number("services", "sid-type");
    static final QuestionForm<Long> TRIGGERS = number("services", "triggers");

    static final QuestionForm<List<QuickFix>> QUICK_FIXES = QuestionForm.rows(
            "updates",
            "quick-fixes",
            0,
            fix -> List.of(fix.id(), fix.description(), fix.installedOn()),
            texts -> new QuickFix(texts.get(0), texts.get(1), only(texts, 3).get(2)));
    static final QuestionForm<List<UpdateEvent>> HISTORY = QuestionForm.rows(
            "updates",
            "history",
            1,
            event -> List.of(
                    event.at().toString(),
                    Integer.toString(event.operation()),
                    Integer.toString(event.result()),
                    event.title()),
            texts -> new UpdateEvent(
                    Instant.parse(texts.get(0)),
                    only(texts, 4).get(3),
                    Integer.parseInt(texts.get(1)),
                    Integer.parseInt(texts.get(2))));

    static final QuestionForm<List<LoggedEvent>> EVENTS = QuestionForm.rows(
            "events",
            "newest",
            3,
            event -> withFirst(
                    List.of(event.at().toString(), event.source(), Integer.toString(event.id())), event.texts()),
            texts -> new LoggedEvent(
                    Instant.parse(texts.get(0)),
                    texts.get(1),
                    Integer.parseInt(texts.get(2)),
                    texts.subList(3, texts.size())));

    static final QuestionForm<List<DirectoryEntry>> DIRECTORY = QuestionForm.rows(
            "directories",
            "list",
            2,
            entry -> List.of(entry.directory() ? entry.name() + BACKSLASH : entry.name()),
            texts -> {
                String name = only(texts, 1).getFirst();
                return name.endsWith(BACKSLASH)
                        ? new DirectoryEntry(name.substring(0, name.length() - 1), true)
                        : new DirectoryEntry(name, false);
            });

    private static final List<QuestionForm<?>> ALL = List.of(
            DNS,
            WINS,
            IP_INTERFACE,
            AUTOCONFIGURATION,
            CLUSTERS,
            SERVICE_CONFIG,
            SERVICE_STATE,
            DELAYED_START,
            SID_TYPE,
            TRIGGERS,
            QUICK_FIXES,
            HISTORY,
            EVENTS,
            DIRECTORY);

    private Questions() {}

    /** In the order in which a snapshot writes them. */
    static List<QuestionForm<?>> of(String section) {
        return ALL.stream().filter(form -> form.section().equals(section)).toList();
    }

    static Optional<QuestionForm<?>> find(String section, String name) {
        return ALL.stream()
                .filter(form -> form.section().equals(section) && form.name().equals(name))
                .findFirst();
    }

    /** How a query of the event log stands before the equals sign: log, ids, how many. */
    static String[] arguments(EventQuery query) {
        return new String[] {
            query.log(),
            String.join(" ", query.ids().stream().map(String::valueOf).toList()),
            Integer.toString(query.newest())
        };
    }

    private static QuestionForm<Long> number(String section, String name) {
        return QuestionForm.of(
                section,
                name,
                1,
                number -> List.of(Long.toString(number)),
                texts -> Long.parseLong(only(texts, 1).getFirst()));
    }

    /** Groups are marked as in lpDependencies of QUERY_SERVICE_CONFIG. */
    private static List<String> service(ServiceConfig config) {
        return withFirst(
                List.of(Long.toString(config.type()), config.start().word(), config.program(), config.account()),
                Stream.concat(
                                config.services().stream(),
                                config.groups().stream().map(GROUP::concat))
                        .toList());
    }

    private static ServiceConfig service(List<String> texts) {
        List<String> needed = texts.subList(4, texts.size());
        return new ServiceConfig(
                Long.parseLong(texts.get(0)),
                byWord(ServiceStart.values(), ServiceStart::word, texts.get(1)),
                texts.get(2),
                texts.get(3),
                needed.stream().filter(name -> !name.startsWith(GROUP)).toList(),
                needed.stream()
                        .filter(name -> name.startsWith(GROUP))
                        .map(name -> name.substring(1))
                        .toList());
    }

    private static List<String> withFirst(List<String> first, List<String> rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private static List<String> only(List<String> texts, int count) {
        if (texts.size() != count) {
            throw new IllegalArgumentException(count + " texts, not " + texts.size());
        }
        return texts;
    }

    private static boolean oneOf(String word, String yes, String no) {
        if (!word.equals(yes) && !word.equals(no)) {
            throw new IllegalArgumentException("\"" + yes + "\" or \"" + no + "\", not \"" + word + "\"");
        }
        return word.equals(yes);
    }

    private static <T> T byWord(T[] values, Function<T, String> words, String word) {
        return Stream.of(values)
                .filter(value -> words.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is none of "
                        + Stream.of(values).map(words).toList()));
    }
}
