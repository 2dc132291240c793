package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Set;

/** The LMHOSTS file with the local files it includes; {@code lmhosts.sam} is a sample that Windows never reads. */
final class LmhostsProbe implements Probe {

    @Override
    public String name() {
        return "lmhosts";
    }

    @Override
    public Rows rows() {
        return Rows.SINGLE;
    }

    @Override
    public List<String> fields() {
        return List.of("path", "present", "lines", "entries", "unread-includes");
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
        return sheet.facts();
    }
}
