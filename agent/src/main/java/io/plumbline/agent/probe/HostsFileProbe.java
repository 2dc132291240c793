package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.flag;
import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.moment;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Set;

/** The HOSTS file. */
final class HostsFileProbe implements Probe {

    private static final String WHERE = "the file HOSTS";
    private static final ProbeDescription DESCRIPTION = ProbeDescription.single(
            "hosts-file",
            "The HOSTS file.",
            ProbeDescription.ANY_USER,
            List.of(
                    Cost.fixed(Cost.Reader.FILES, 2),
                    Cost.fixed(Cost.Reader.REGISTRY, 2),
                    Cost.fixed(Cost.Reader.SYSTEM, 1)),
            List.of(
                    text("path", "Where it is, from the system root.", "Windows\\System32\\drivers\\etc\\HOSTS")
                            .from(TcpipProbe.PARAMETERS, "DataBasePath"),
                    flag("present", "Whether there is such a file.", "yes").from(WHERE),
                    whole("lines", "Number of entries.", "2").from(WHERE),
                    items("entries", "Entries as address and names, comments left out.", "127.0.0.1 localhost")
                            .from(WHERE),
                    moment("modified", "Time of the last change, to the second.", "1999-05-04T10:00:00Z")
                            .from(WHERE)));

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        NameFiles files = new NameFiles(host);
        Reading<WindowsPath> path = files.locate("HOSTS");
        String source = path.find().map(found -> "file " + found).orElse("DataBasePath");
        Reading<HostsFile> file = path.flatMap(found -> files.text(found).map(HostsFile::parse));
        sheet.put("path", new Answer(path.map(found -> Value.text(found.toString())), "DataBasePath"));
        sheet.put("present", new Answer(Answer.exists(file), source));
        sheet.put(
                "lines", new Answer(file.map(read -> Value.whole(read.entries().size())), source));
        sheet.put("entries", new Answer(file.map(read -> new Value.Items(read.entries())), source));
        sheet.put("modified", modified(host, path, source));
        return sheet.facts();
    }

    /** When the file at a path that may be out of reach was last changed. */
    static Answer modified(WindowsHost host, Reading<WindowsPath> path, String source) {
        return new Answer(
                path.flatMap(found -> host.files().stat(found)).map(stat -> new Value.Moment(stat.modified())), source);
    }
}
