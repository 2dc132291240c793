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

/** The LMHOSTS file with the local files it includes; {@code lmhosts.sam} is a sample that Windows never reads. */
final class LmhostsProbe implements Probe {

    private static final String WHERE = "the file LMHOSTS and the local files it includes";
    private static final ProbeDescription DESCRIPTION = ProbeDescription.single(
            "lmhosts",
            "The LMHOSTS file with the local files it includes; lmhosts.sam is a sample that Windows never reads.",
            ProbeDescription.ANY_USER,
            List.of(
                    Cost.fixed(Cost.Reader.FILES, LmhostsFiles.MAX_FILES + 1),
                    Cost.fixed(Cost.Reader.REGISTRY, LmhostsFiles.MAX_FILES + 1),
                    Cost.fixed(Cost.Reader.SYSTEM, LmhostsFiles.MAX_FILES + 1)),
            List.of(
                    text("path", "Where it is, from the system root.", "Windows\\System32\\drivers\\etc\\LMHOSTS")
                            .from(TcpipProbe.PARAMETERS, "DataBasePath"),
                    flag("present", "Whether there is such a file.", "yes").from("the file LMHOSTS"),
                    whole("lines", "Number of entries.", "1").from(WHERE),
                    items("entries", "Entries in the order of reading, with their keywords.", "192.0.2.100 WEB #PRE")
                            .from(WHERE),
                    items(
                                    "unread-includes",
                                    "Files of #INCLUDE that were not read: on other computers, missing, or too many.",
                                    "\\\\FILES\\public\\lmhosts")
                            .from(WHERE),
                    moment("modified", "Time of the last change, to the second.", "1999-05-04T10:00:00Z")
                            .from("the file LMHOSTS")));

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        NameFiles files = new NameFiles(host);
        Reading<WindowsPath> path = files.locate("LMHOSTS");
        String source = path.find().map(found -> "file " + found).orElse("DataBasePath");
        Reading<LmhostsFiles> gathered = path.flatMap(found -> LmhostsFiles.read(files, found));
        sheet.put("path", new Answer(path.map(found -> Value.text(found.toString())), "DataBasePath"));
        sheet.put("present", new Answer(Answer.exists(gathered), source));
        sheet.put(
                "lines",
                new Answer(gathered.map(all -> Value.whole(all.entries().size())), source));
        sheet.put("entries", new Answer(gathered.map(all -> new Value.Items(all.entries())), source));
        sheet.put("unread-includes", new Answer(gathered.map(all -> new Value.Items(all.unread())), source));
        sheet.put("modified", HostsFileProbe.modified(host, path, source));
        return sheet.facts();
    }
}
