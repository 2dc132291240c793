package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.flag;
import static io.plumbline.agent.probe.Field.moment;
import static io.plumbline.agent.probe.Field.version;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Fact;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that rules ask for by name, such as {@code Windows\System32\drivers\netbt.sys}. */
final class FileProbe implements Probe {

    private static final int TERMINAL_SERVER_BIT = 0x8000;

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            "file",
            Rows.ASKED,
            "The files that rules ask for by name.",
            "paths that rules name, such as Windows\\System32\\drivers\\netbt.sys",
            ProbeDescription.ANY_USER,
            List.of(
                    new Cost(Cost.Reader.FILES, 0, 3),
                    new Cost(Cost.Reader.SYSTEM, 1, 0),
                    Cost.fixed(Cost.Reader.REGISTRY, 1)),
            List.of(
                    flag("exists", "Whether there is such a file.", "yes").from("the file's directory entry"),
                    version(
                                    "version",
                                    "File version as four numbers; the Terminal Server mark of NT 4.0 is taken off (Q196334).",
                                    "6.0.6000.20551")
                            .from("VS_FIXEDFILEINFO of the version resource, never the text FileVersion")
                            .whenAbsent("no such file, or one without a version resource"),
                    whole("size", "Size in bytes.", "184320").from("the file's directory entry"),
                    moment("modified", "Time of the last change, to the second.", "2007-03-07T02:08:00Z")
                            .from("the file's directory entry"),
                    moment("created", "When the host created the file.", "2007-05-11T08:00:00Z")
                            .from("the file's directory entry; an image holds copies")
                            .only(Field.Reach.RUNNING)));

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        sheet.asked(subjects, List.of());
        String root =
                OsProbe.systemRoot(host).reading().find().map(Value::display).orElse("");
        for (String subject : subjects) {
            Optional<WindowsPath> path = WindowsPath.find(subject, root);
            if (path.isEmpty()) {
                Reading<Value> unclear = Reading.failed("no path below the system root or on the system drive");
                sheet.putAll(subject, fields(), new Answer(unclear, "file " + subject));
                continue;
            }
            String source = "file " + path.get();
            Reading<FileStat> stat = host.files().stat(path.get());
            sheet.put(subject, "exists", new Answer(Answer.exists(stat), source));
            sheet.put(subject, "size", new Answer(stat.map(file -> Value.whole(file.size())), source));
            sheet.put(subject, "modified", new Answer(stat.map(file -> new Value.Moment(file.modified())), source));
            sheet.put(
                    subject,
                    "created",
                    new Answer(host.files().created(path.get()).map(Value.Moment::new), source));
            Reading<Value> version = host.files().version(path.get()).map(found -> new Value.Version(plain(found)));
            sheet.put(subject, "version", new Answer(version, source + ", VS_FIXEDFILEINFO"));
        }
        return sheet.facts();
    }

    /** Terminal Server Edition 4.0 marks its files in the highest bit of the last field (Microsoft KB Q196334). */
    private static FileVersion plain(FileVersion version) {
        return version.major() == 4
                ? new FileVersion(
                        version.major(), version.minor(), version.build(), version.revision() & ~TERMINAL_SERVER_BIT)
                : version;
    }
}
