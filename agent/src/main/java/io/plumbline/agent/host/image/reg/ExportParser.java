package io.plumbline.agent.host.image.reg;

import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One .reg file, statement by statement, into a {@link RegistryExport}. */
final class ExportParser {

    private static final String VERSION_5 = "Windows Registry Editor Version 5.00";
    private static final String VERSION_4 = "REGEDIT4";
    /** A text that is open this long was never closed. */
    private static final int MAX_TEXT_LINES = 4096;

    private final RegistryExport export;
    private final String file;
    private final LineReader lines;
    private final List<String> tops = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private boolean codePageTexts;
    private int deletions;
    private String damage = "";
    /** The key that values belong to; none before the first, in one that is not kept, and behind a header that is damaged. */
    private @Nullable ExportedKey current;
    /** A line that ended the value before it, still to be read. */
    private @Nullable String pending;

    ExportParser(RegistryExport export, String file, InputStream content) throws IOException {
        this.export = export;
        this.file = file;
        this.lines = new LineReader(content);
    }

    /** The exported trees, each as whole as the file is. */
    List<ExportedTree> trees() {
        return tops.stream().map(top -> new ExportedTree(top, damage)).toList();
    }

    List<String> conditions() {
        return List.copyOf(conditions);
    }

    void parse() throws IOException, ForeignExportException {
        header();
        for (Optional<String> next = findLine(); next.isPresent(); next = findLine()) {
            String line = next.get().strip();
            if (line.startsWith("[")) {
                keyLine(line);
            } else if (line.startsWith("\"") || line.startsWith("@")) {
                valueLine(next.get().stripLeading());
            } else if (!line.isEmpty() && !line.startsWith(";")) {
                unreadable("is neither a key nor a value");
            }
        }
        if (lines.cutOff()) {
            damage = file + " ends in the middle of line " + lines.number()
                    + ": it was cut off, or lacks the end of its last line";
        } else if (!lines.lastEmpty() && damage.isEmpty()) {
            damage = file + " does not end with an empty line, as every export does: it was cut off between two lines,"
                    + " or lacks that line";
        }
        if (!damage.isEmpty()) {
            conditions.add(damage);
        }
        if (deletions > 0) {
            conditions.add(file + " has " + deletions + " deletions, which say nothing about a host; they are ignored");
        }
    }

    private Optional<String> findLine() throws IOException {
        if (pending != null) {
            Optional<String> line = Optional.of(pending);
            pending = null;
            return line;
        }
        return lines.findLine();
    }

    private void header() throws IOException, ForeignExportException {
        Optional<String> line = lines.findLine();
        while (line.isPresent() && line.get().isBlank()) {
            line = lines.findLine();
        }
        String first = line.orElse("").strip();
        codePageTexts = first.equals(VERSION_4);
        if (codePageTexts) {
            lines.bytesAreCodePage();
        } else if (!first.equals(VERSION_5)) {
            throw new ForeignExportException(file + " is no registry export: it begins neither with \"" + VERSION_5
                    + "\" nor with \"" + VERSION_4 + "\"");
        }
    }

    private String here() {
        return "line " + lines.number() + " of " + file;
    }

    /** A line that says nothing: what it should have said is missing from its key, or from the file. */
    private void unreadable(String what) {
        unreadable(lines.number(), what);
    }

    private void unreadable(int line, String what) {
        String sentence = "line " + line + " of " + file + " " + what;
        if (current != null) {
            current.damage(sentence);
        }
        if (damage.isEmpty()) {
            damage = sentence;
        }
    }

    private void keyLine(String line) throws ForeignExportException {
        current = null;
        int end = line.lastIndexOf(']');
        if (end < 0
                || lines.tooLong()
                || !(line.substring(end + 1).isBlank()
                        || line.substring(end + 1).strip().startsWith(";"))) {
            unreadable("begins a key that does not end");
            return;
        }
        boolean deletion = line.startsWith("[-");
        String name = line.substring(deletion ? 2 : 1, end);
        int root = name.indexOf('\\');
        Optional<RegistryHive> hive = RegistryHive.find(root < 0 ? name : name.substring(0, root));
        String path = root < 0 ? "" : name.substring(root + 1);
        if (hive.isEmpty()) {
            if (conditions.size() < 3) {
                conditions.add(here() + " is about " + (root < 0 ? name : name.substring(0, root))
                        + ", which is no part of the registry that is read");
            }
            return;
        }
        while (path.endsWith("\\")) {
            path = path.substring(0, path.length() - 1);
        }
        if (path.startsWith("\\")
                || path.contains("\\\\")
                || path.chars().filter(character -> character == '\\').count() >= RegistryExport.MAX_DEPTH) {
            unreadable("names no key");
            return;
        }
        String folded = RegistryExport.folded(RegistryExport.full(hive.get(), path));
        if (deletion) {
            deletions++;
            export.delete(folded);
            return;
        }
        if (tops.isEmpty() || !ExportedTree.holds(tops.getLast(), folded)) {
            tops.add(folded);
        }
        current = export.key(hive.get(), path, folded, tops.getLast()).orElse(null);
    }

    private void valueLine(String line) throws IOException, ForeignExportException {
        StringBuilder name = new StringBuilder();
        int end = line.startsWith("@") ? 1 : ValueText.unquote(line, 1, name);
        String rest = end < 0 ? "" : line.substring(end).stripLeading();
        if (!rest.startsWith("=") || lines.tooLong()) {
            unreadable("is no value");
            return;
        }
        int number = lines.number();
        ValueText text = new ValueText(codePageTexts);
        ValueText.State state = text.begin(rest.substring(1));
        for (int more = 0; state == ValueText.State.GOES_ON; more++) {
            Optional<String> next = lines.findLine();
            if (next.isEmpty() || lines.tooLong() || (more > MAX_TEXT_LINES && text.isText())) {
                break;
            }
            if (next.get().startsWith("[HKEY_")) {
                // A key begins where the value should have gone on: its end is lost, the key is not.
                pending = next.get();
                break;
            }
            state = text.proceed(next.get());
            if (state == ValueText.State.DAMAGED) {
                // Perhaps the next value already.
                pending = next.get();
            }
        }
        if (state == ValueText.State.GOES_ON) {
            // What else may have been on those lines nobody knows.
            unreadable(number, "begins a value that does not end");
        }
        ExportedKey key = current;
        if (key == null) {
            return;
        }
        boolean cut = lines.cutOff() && pending == null;
        Reading<RegistryValue> reading = reading(text, state, number, cut);
        export.keep(
                2L * name.length() + reading.find().map(RegistryValue::length).orElse(0));
        key.put(name.toString(), reading, "line " + number + " of " + file);
    }

    private Reading<RegistryValue> reading(ValueText text, ValueText.State state, int number, boolean cut) {
        String where = "line " + number + " of " + file + ": ";
        if (cut) {
            return Reading.failed(where + "the file ends in the middle of the value");
        }
        return switch (state) {
            case GOES_ON -> Reading.failed(where + "the value has no end");
            case DAMAGED -> Reading.failed(where + text.damage());
            case WHOLE -> {
                if (text.isDeletion()) {
                    deletions++;
                    yield Reading.unsupported(where + "the value is deleted, which says nothing about the host");
                }
                yield Reading.present(text.value());
            }
        };
    }
}
