package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * LMHOSTS with the local files it includes, in their place; each file once, so that files which include each other come to
 * an end.
 *
 * <p>A file on another computer is named and never asked for. At most {@value #MAX_FILES} files with {@value #MAX_ENTRIES}
 * entries are read; what is beyond is named as unread.
 */
final class LmhostsFiles {

    static final int MAX_FILES = 32;
    static final int MAX_ENTRIES = 50_000;

    private final NameFiles files;
    private final Set<String> seen = new HashSet<>();
    private final List<String> entries = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    private LmhostsFiles(NameFiles files) {
        this.files = files;
    }

    /** @param path of the LMHOSTS file itself */
    static Reading<LmhostsFiles> read(NameFiles files, WindowsPath path) {
        return files.text(path).map(text -> {
            LmhostsFiles all = new LmhostsFiles(files);
            all.seen.add(folded(path));
            all.read(path.toString(), Lmhosts.parse(text).lines());
            return all;
        });
    }

    /** In the order in which Windows meets them. */
    List<String> entries() {
        return List.copyOf(entries);
    }

    /** Files that are named and were not read: on other computers, out of reach, missing, or too many. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    private static String folded(WindowsPath path) {
        return path.toString().toLowerCase(Locale.ROOT);
    }

    /** Of a block of alternates Windows takes the first file that it can read. */
    private void read(String name, List<Lmhosts.Line> lines) {
        boolean alternates = false;
        boolean satisfied = false;
        for (Lmhosts.Line line : lines) {
            switch (line) {
                case Lmhosts.Entry entry -> {
                    if (entries.size() >= MAX_ENTRIES) {
                        unread.add("the rest of " + name);
                        return;
                    }
                    entries.add(entry.text());
                }
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
            addUnread(file);
            return false;
        }
        if (!seen.add(folded(path.get()))) {
            return true;
        }
        Reading<String> text = files.text(path.get());
        if (text instanceof Reading.Present<String>(String content)) {
            read(file, Lmhosts.parse(content).lines());
            return true;
        }
        addUnread(file);
        return false;
    }

    private void addUnread(String file) {
        if (unread.size() < MAX_ENTRIES) {
            unread.add(file);
        }
    }
}
