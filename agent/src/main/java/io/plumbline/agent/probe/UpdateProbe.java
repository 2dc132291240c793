package io.plumbline.agent.probe;

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

    @Override
    public String name() {
        return "update";
    }

    @Override
    public Rows rows() {
        return Rows.ASKED;
    }

    @Override
    public List<String> fields() {
        return List.of("cbs-state", "cbs-package", "cbs-parts", "hotfix");
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        sheet.rows(Answer.of(new Value.Items(subjects.stream().sorted().toList()), "the rules in force"));
        boolean workgroups = host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS;
        Reading<List<String>> packages =
                workgroups ? Reading.absent() : host.registry().subkeys(PACKAGES);
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
}
