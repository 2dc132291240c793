package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Set;

/** The HOSTS file. */
final class HostsFileProbe implements Probe {

    @Override
    public String name() {
        return "hosts-file";
    }

    @Override
    public Rows rows() {
        return Rows.SINGLE;
    }

    @Override
    public List<String> fields() {
        return List.of("path", "present", "lines", "entries");
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
        return sheet.facts();
    }
}
