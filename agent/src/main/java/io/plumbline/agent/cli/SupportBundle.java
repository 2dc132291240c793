package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of a bug report, each with why it is there; and what is not in it, and why not. */
final class SupportBundle {

    /** One file. */
    record Entry(String name, String why, String text) {
        Entry {
            requireNonNull(name, "name is null");
            requireNonNull(why, "why is null");
            requireNonNull(text, "text is null");
        }

        byte[] bytes() {
            return text.getBytes(UTF_8);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    void add(String name, String why, String text) {
        entries.add(new Entry(name, why, text.strip() + "\n"));
    }

    void leaveOut(String name, String reason) {
        leftOut.add(name + ": " + reason);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Puts in front what is in it, for whoever unpacks it. */
    void describe(String redaction) {
        StringBuilder text = new StringBuilder("What is in here\n\n");
        entries.forEach(entry ->
                text.append(entry.name()).append("\n    ").append(entry.why()).append('\n'));
        if (!leftOut.isEmpty()) {
            text.append("\nWhat is not\n\n");
            leftOut.forEach(reason -> text.append(reason).append('\n'));
        }
        text.append("\nRedacted\n\n").append(redaction).append('\n');
        entries.addFirst(new Entry("README.txt", "what each file is for, and what was replaced", text.toString()));
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.bytes());
                zip.closeEntry();
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
