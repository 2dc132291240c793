package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The LMHOSTS file with the local files it includes; {@code lmhosts.sam} is a sample that Windows never reads. */
final class LmhostsProbe implements Probe {

    private static final int MAX_FILES = 32;

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
        Reading<Gathering> gathered = path.flatMap(found -> files.text(found).map(text -> {
            Gathering gathering = new Gathering(files);
            gathering.seen.add(folded(found));
            gathering.read(Lmhosts.parse(text).lines());
            return gathering;
        }));
        sheet.put("path", new Answer(path.map(found -> Value.text(found.toString())), "DataBasePath"));
        sheet.put("present", new Answer(Answer.exists(gathered), source));
        sheet.put("lines", new Answer(gathered.map(all -> Value.whole(all.entries.size())), source));
        sheet.put("entries", new Answer(gathered.map(all -> new Value.Items(all.entries)), source));
        sheet.put("unread-includes", new Answer(gathered.map(all -> new Value.Items(all.unread)), source));
        return sheet.facts();
    }

    private static String folded(WindowsPath path) {
        return path.toString().toLowerCase(Locale.ROOT);
    }

    /** Follows includes in their place; each file once, so that files which include each other come to an end. */
    private static final class Gathering {
        private final NameFiles files;
        private final Set<String> seen = new HashSet<>();
        private final List<String> entries = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();

        Gathering(NameFiles files) {
            this.files = files;
        }

        /** Of a block of alternates Windows takes the first file that it can read. */
        void read(List<Lmhosts.Line> lines) {
            boolean alternates = false;
            boolean satisfied = false;
            for (Lmhosts.Line line : lines) {
                switch (line) {
                    case Lmhosts.Entry entry -> entries.add(entry.text());
                    case Lmhosts.BeginAlternate() -> {
                        alternates = true;
                        satisfied = false;
                    }
                    case Lmhosts.EndAlternate() -> alternates = false;
                    case Lmhosts.Include(String file) -> {
                        if (!alternates || !satisfied) {
                            satisfied = include(file);
                        }
                    }
                }
            }
        }

        private boolean include(String file) {
            Optional<WindowsPath> path = file.startsWith("\\\\") ? Optional.empty() : files.findPath(file);
            if (path.isEmpty() || seen.size() >= MAX_FILES) {
                unread.add(file);
                return false;
            }
            if (!seen.add(folded(path.get()))) {
                return true;
            }
            Reading<String> text = files.text(path.get());
            if (text instanceof Reading.Present<String>(String content)) {
                read(Lmhosts.parse(content).lines());
                return true;
            }
            unread.add(file);
            return false;
        }
    }
}
