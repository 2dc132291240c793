package io.plumbline.agent.probe;

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

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Rows rows() {
        return Rows.ASKED;
    }

    @Override
    public List<String> fields() {
        return List.of("exists", "version", "size", "modified");
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        sheet.rows(Answer.of(new Value.Items(subjects.stream().sorted().toList()), "the rules in force"));
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
