package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.flag;
import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.moment;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.QuickFix;
import io.plumbline.agent.host.UpdateEvent;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Windows' own books say of the updates that rules ask for, such as {@code KB933860}: Component Based Servicing since
 * Vista, Hotfix keys before. The books corroborate or contradict a file's version and never outrank it.
 */
final class UpdateProbe implements Probe {

    static final RegistryKey CBS =
            RegistryKey.localMachine("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing");

    private static final RegistryKey PACKAGES = CBS.child("Packages");
    private static final RegistryKey HOTFIX = WindowsRelease.CURRENT_VERSION.child("Hotfix");
    private static final Pattern SUBJECT = Pattern.compile("(?:KB|Q)(\\d{1,9})", Pattern.CASE_INSENSITIVE);
    private static final int MAX_HISTORY = 200;
    /** OperationResultCode of the Windows Update Agent. */
    private static final List<String> RESULTS =
            List.of("not-started", "in-progress", "succeeded", "succeeded-with-errors", "failed", "aborted");
    /** Best first: installed, permanent, install pending, superseded. */
    private static final List<Long> RANK = List.of(0x70L, 0x80L, 0x60L, 0x50L);

    private record State(CbsPackage cbsPackage, Answer state) {
        long bits() {
            return state.reading() instanceof Reading.Present<Value>(Value.Whole(long bits)) ? bits : -1;
        }

        /** A state that could not be read may be the one that counts, so it goes before any that could. */
        int rank() {
            return switch (state.reading().kind()) {
                case DENIED, FAILED, UNSUPPORTED -> -1;
                case PRESENT -> RANK.contains(bits()) ? RANK.indexOf(bits()) : RANK.size();
                case ABSENT -> RANK.size() + 1;
            };
        }
    }

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            "update",
            Rows.ASKED,
            "What Windows' own books say of the updates that rules ask for.",
            "updates that rules name, such as KB933860",
            ProbeDescription.ANY_USER,
            List.of(new Cost(Cost.Reader.REGISTRY, 1, 5), Cost.fixed(Cost.Reader.UPDATES, 2)),
            List.of(
                    whole(
                                    "cbs-state",
                                    "State of the update's parent package; 0x70 installed, 0x60 install pending, 0x50 superseded.",
                                    "112")
                            .from(PACKAGES + "\\Package_for_KB\u2026 \u00bb CurrentState")
                            .whenAbsent("servicing does not know the update; before Vista it knows none"),
                    text(
                                    "cbs-package",
                                    "The package whose state that is.",
                                    "Package_for_KB933860~31bf3856ad364e35~x86~~6.0.1.0")
                            .from("subkeys of " + PACKAGES),
                    items(
                                    "cbs-parts",
                                    "The update's other packages, each with its state.",
                                    "Package_1_for_KB933860~\u2026=0x70")
                            .from("subkeys of " + PACKAGES),
                    flag("hotfix", "Whether a Hotfix key says Installed = 1.", "no")
                            .from(HOTFIX + "\\KB\u2026 or Q\u2026 \u00bb Installed"),
                    flag("quick-fix", "Whether WMI lists it, which leaves out what an MSI installed.", "yes")
                            .from("Win32_QuickFixEngineering")
                            .only(Field.Reach.LIVE),
                    text("quick-fix-installed-on", "When, as WMI writes it: that depends on the language.", "5/11/2007")
                            .from("Win32_QuickFixEngineering \u00bb InstalledOn")
                            .only(Field.Reach.LIVE),
                    moment(
                                    "history-at",
                                    "Newest entry of the Windows Update history that names it.",
                                    "2007-05-11T08:00:00Z")
                            .from("IUpdateSearcher.QueryHistory, the newest " + MAX_HISTORY)
                            .whenAbsent("not named there, which proves nothing: histories are cleared")
                            .only(Field.Reach.LIVE),
                    text(
                                    "history-operation",
                                    "What that entry tells of: installation or uninstallation.",
                                    "installation")
                            .from("IUpdateHistoryEntry.Operation")
                            .only(Field.Reach.LIVE),
                    text("history-result", "How it ended.", "succeeded")
                            .from("IUpdateHistoryEntry.ResultCode")
                            .only(Field.Reach.LIVE)));

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        sheet.asked(subjects, List.of());
        boolean workgroups = host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS;
        Reading<List<String>> packages = workgroups || subjects.isEmpty()
                ? Reading.absent()
                : host.registry().subkeys(PACKAGES);
        boolean asked = !workgroups && !subjects.isEmpty();
        Reading<List<QuickFix>> quickFixes = asked ? host.updates().quickFixes() : Reading.absent();
        Reading<List<UpdateEvent>> history = asked ? host.updates().history(MAX_HISTORY) : Reading.absent();
        for (String subject : subjects) {
            Matcher number = SUBJECT.matcher(subject);
            if (workgroups || !number.matches()) {
                Answer none = workgroups
                        ? Answer.absent("Windows for Workgroups keeps no books")
                        : new Answer(Reading.failed("an update is called KB and a number"), subject);
                sheet.putAll(subject, fields(), none);
                continue;
            }
            putCbs(host, subject, number.group(1), packages, sheet);
            sheet.put(subject, "hotfix", hotfix(host, number.group(1)));
            putQuickFix(subject, number.group(1), quickFixes, sheet);
            putHistory(subject, number.group(1), history, sheet);
        }
        return sheet.facts();
    }

    private static void putCbs(
            WindowsHost host, String subject, String number, Reading<List<String>> packages, FactSheet sheet) {
        List<State> parents = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (String name : packages.find().orElse(List.of())) {
            CbsPackage.find(name).filter(found -> found.number().equals(number)).ifPresent(found -> {
                State state = new State(found, Answer.value(host, PACKAGES.child(name), "CurrentState"));
                if (found.parent()) {
                    parents.add(state);
                } else {
                    parts.add(name + "=" + shown(state));
                }
            });
        }
        String source = PACKAGES.toString();
        Reading<Value> none = packages.flatMap(all -> Reading.absent());
        Optional<State> decisive = parents.stream()
                .min(Comparator.comparingInt(State::rank).thenComparing(State::bits, Comparator.reverseOrder()));
        sheet.put(subject, "cbs-state", decisive.map(State::state).orElse(new Answer(none, source)));
        sheet.put(
                subject,
                "cbs-package",
                decisive.map(state -> Answer.of(Value.text(state.cbsPackage.name()), source))
                        .orElse(new Answer(none, source)));
        sheet.put(
                subject,
                "cbs-parts",
                new Answer(
                        packages instanceof Reading.Present ? Reading.present(new Value.Items(parts)) : none, source));
    }

    private static String shown(State state) {
        return state.bits() < 0 ? state.state.reading().kind().word() : "0x" + Long.toHexString(state.bits());
    }

    /** Installed = 1 is the only value every hotfix leaves (Microsoft KB Q238552); files copied by hand leave none. */
    private static Answer hotfix(WindowsHost host, String number) {
        Answer kb = Answer.value(host, HOTFIX.child("KB" + number), "Installed");
        Answer installed = kb.orWhenAbsent(() -> Answer.value(host, HOTFIX.child("Q" + number), "Installed"));
        return installed.reading() instanceof Reading.Absent<Value>
                ? Answer.of(Value.flag(false), installed.source())
                : installed.map(value -> Reading.present(Value.flag(value.equals(Value.whole(1)))));
    }

    private static void putQuickFix(
            String subject, String number, Reading<List<QuickFix>> quickFixes, FactSheet sheet) {
        Reading<Optional<QuickFix>> row = quickFixes.map(all ->
                all.stream().filter(each -> numberOf(each.id()).equals(number)).findFirst());
        sheet.put(
                subject,
                "quick-fix",
                new Answer(row.map(found -> Value.flag(found.isPresent())), "Win32_QuickFixEngineering"));
        Reading<Value> installedOn =
                row.flatMap(found -> found.filter(each -> !each.installedOn().isBlank())
                        .map(each -> Reading.present(Value.text(each.installedOn())))
                        .orElse(Reading.absent()));
        sheet.put(subject, "quick-fix-installed-on", new Answer(installedOn, "Win32_QuickFixEngineering"));
    }

    private static String numberOf(String id) {
        Matcher matcher = SUBJECT.matcher(id.strip());
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The newest entry whose title names the update by its whole number. */
    private static void putHistory(String subject, String number, Reading<List<UpdateEvent>> history, FactSheet sheet) {
        Pattern named = Pattern.compile("\\b(?:KB|Q)" + number + "\\b", Pattern.CASE_INSENSITIVE);
        Reading<UpdateEvent> newest = history.flatMap(all -> all.stream()
                .filter(event -> named.matcher(event.title()).find())
                .findFirst()
                .map(Reading::present)
                .orElse(Reading.absent()));
        String source = "Windows Update history";
        sheet.put(subject, "history-at", new Answer(newest.map(event -> new Value.Moment(event.at())), source));
        sheet.put(
                subject,
                "history-operation",
                new Answer(newest.map(event -> Value.text(operation(event.operation()))), source));
        sheet.put(
                subject,
                "history-result",
                new Answer(newest.map(event -> Value.text(word(RESULTS, event.result()))), source));
    }

    private static String operation(int number) {
        return switch (number) {
            case 1 -> "installation";
            case 2 -> "uninstallation";
            default -> Integer.toString(number);
        };
    }

    private static String word(List<String> words, int number) {
        return number >= 0 && number < words.size() ? words.get(number) : Integer.toString(number);
    }
}
