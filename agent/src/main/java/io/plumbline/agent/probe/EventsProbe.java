package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.moment;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Events of the System log that tell of broken name resolution: NetBT's 4307, 4311, 4315, 4319 and 4320, a service that
 * did not start (7000), Group Policy out of reach (1030).
 *
 * <p>One query answers for all of them. Only where it comes back full is each id that it does not hold asked for alone, for
 * its newest record.
 */
final class EventsProbe implements Probe {

    private static final String LOG = "System";
    private static final int NEWEST = 1000;
    private static final int MAX_ID = 0xFFFF;
    private static final List<Integer> ALWAYS = List.of(1030, 4307, 4311, 4315, 4319, 4320, 7000);

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            "events",
            Rows.ASKED,
            "Events of the System log that tell of broken name resolution.",
            "event ids: " + ALWAYS.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + ", and those that rules name",
            "Any interactive user or service.",
            List.of(new Cost(Cost.Reader.SYSTEM, 1, 1)),
            List.of(
                    whole("count", "Records with this id among the newest " + NEWEST + " of all these ids.", "3")
                            .from("System event log")
                            .only(Field.Reach.LIVE),
                    moment("newest", "Time of the newest one.", "2026-11-24T06:12:03Z")
                            .from("System event log")
                            .whenAbsent("none in the log")
                            .only(Field.Reach.LIVE),
                    items("sources", "Who logged them.", "NetBT")
                            .from("System event log")
                            .only(Field.Reach.LIVE),
                    items(
                                    "newest-texts",
                                    "What the newest one's message is filled with.",
                                    "\\Device\\NetBT_Tcpip_{GUID}")
                            .from("System event log")
                            .whenAbsent("none in the log")
                            .only(Field.Reach.LIVE)));

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        Map<String, Integer> ids = new TreeMap<>();
        ALWAYS.forEach(id -> ids.put(Integer.toString(id), id));
        subjects.stream().filter(EventsProbe::isId).forEach(subject -> ids.put(subject, Integer.parseInt(subject)));
        sheet.asked(subjects, ids.keySet());
        subjects.stream()
                .filter(subject -> !isId(subject))
                .forEach(subject -> sheet.putAll(
                        subject,
                        fields(),
                        new Answer(Reading.failed("an event id is a number up to " + MAX_ID), "event " + subject)));
        Reading<List<LoggedEvent>> all = events(host, ids.values(), NEWEST);
        boolean full = all.find().filter(found -> found.size() >= NEWEST).isPresent();
        ids.forEach((subject, id) -> {
            Reading<List<LoggedEvent>> own = all.map(
                    found -> found.stream().filter(event -> event.id() == id).toList());
            boolean crowdedOut = full && own.find().filter(List::isEmpty).isPresent();
            put(subject, crowdedOut ? events(host, List.of(id), 1) : own, sheet);
        });
        return sheet.facts();
    }

    private static boolean isId(String subject) {
        return subject.matches("\\d{1,5}") && Integer.parseInt(subject) <= MAX_ID;
    }

    private static Reading<List<LoggedEvent>> events(WindowsHost host, Collection<Integer> ids, int newest) {
        return host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS
                ? Reading.absent()
                : host.system().events(EventQuery.of(LOG, ids, newest));
    }

    private static void put(String subject, Reading<List<LoggedEvent>> events, FactSheet sheet) {
        Reading<LoggedEvent> newest =
                events.flatMap(all -> all.isEmpty() ? Reading.absent() : Reading.present(all.getFirst()));
        String source = LOG + " event log, id " + subject;
        sheet.put(subject, "count", new Answer(events.map(all -> Value.whole(all.size())), source));
        sheet.put(subject, "newest", new Answer(newest.map(event -> new Value.Moment(event.at())), source));
        sheet.put(
                subject,
                "sources",
                new Answer(
                        events.map(all -> new Value.Items(all.stream()
                                .map(LoggedEvent::source)
                                .distinct()
                                .sorted()
                                .toList())),
                        source));
        sheet.put(subject, "newest-texts", new Answer(newest.map(event -> new Value.Items(event.texts())), source));
    }
}
