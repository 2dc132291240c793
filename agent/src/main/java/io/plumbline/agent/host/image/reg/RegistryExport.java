package io.plumbline.agent.host.image.reg;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the exports of one host say together, by the paths that they use: CurrentControlSet and a numbered set are two keys
 * here.
 */
public final class RegistryExport {

    static final long MAX_FILE_BYTES = 1L << 30;
    static final int MAX_VALUE_BYTES = 4 << 20;
    static final int MAX_DEPTH = 512;
    static final long MAX_KEPT_BYTES = 32L << 20;

    /** Never kept: secrets, and trees of many megabytes that say nothing about a host's configuration. */
    static final List<String> LEFT_OUT = List.of(
            "HKLM\\SAM",
            "HKLM\\SECURITY",
            "HKLM\\SOFTWARE\\Classes",
            "HKLM\\SOFTWARE\\Wow6432Node\\Classes",
            "HKLM\\COMPONENTS",
            "HKLM\\DRIVERS",
            "HKLM\\SYSTEM\\DriverDatabase",
            "HKCR");

    private static final List<String> LEFT_OUT_FOLDED =
            LEFT_OUT.stream().map(RegistryExport::folded).toList();
    /** What a key or value costs beyond its characters and bytes, roughly. */
    private static final int OVERHEAD = 160;

    /** Which statements a file makes about what it does not hold. */
    public enum Coverage {
        /** It is an export: a tree is in it with all its keys and values. */
        TREES,
        /** It holds single values, and its keys may have others. */
        SINGLE_VALUES
    }

    private final Map<String, ExportedKey> keys = new HashMap<>();
    private final List<ExportedTree> trees = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final Map<String, Reading<RegistryValue>> knownMissing = new HashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private long kept;

    /**
     * Adds what one file says.
     *
     * @param name of the file, for people
     * @throws ForeignExportException when it is no export, or there is more in it than is kept
     */
    public void add(String name, InputStream content, Coverage coverage) throws IOException, ForeignExportException {
        ExportParser parser = new ExportParser(this, name, content);
        parser.parse();
        if (coverage == Coverage.TREES) {
            trees.addAll(parser.trees());
        }
        conditions.addAll(parser.conditions());
    }

    /** That this host has no such key, as whoever exported found. */
    public void addMissingKey(RegistryHive hive, String path) {
        trees.add(new ExportedTree(folded(hive + "\\" + path), ""));
    }

    /** That this key was to be exported and could not be. */
    public void addRefusedKey(RegistryHive hive, String path, String why) {
        trees.add(new ExportedTree(folded(hive + "\\" + path), why));
    }

    /** What is known of a single value without an export of it. */
    public void addValue(RegistryHive hive, String path, String name, Reading<RegistryValue> value) {
        knownMissing.put(folded(hive + "\\" + path + "\\\\" + name), value);
    }

    /** What limits all that is read from these exports, one sentence each. */
    public List<String> conditions() {
        return List.copyOf(conditions);
    }

    public Reading<RegistryValue> value(RegistryHive hive, String path, String name) {
        String full = full(hive, path);
        String folded = folded(full);
        ExportedKey key = keys.get(folded);
        Optional<Reading<RegistryValue>> found = key == null ? Optional.empty() : key.find(name);
        if (found.isPresent()) {
            return found.get();
        }
        Reading<RegistryValue> known = knownMissing.get(folded + "\\\\" + folded(name));
        if (known != null) {
            return known;
        }
        return key != null && key.damage().isPresent()
                ? Reading.failed(key.damage().get())
                : missing(full, folded, "value " + name + " of " + full);
    }

    public Reading<List<RegistryEntry>> values(RegistryHive hive, String path) {
        return listed(hive, path, ExportedKey::entries);
    }

    public Reading<List<String>> subkeys(RegistryHive hive, String path) {
        return listed(hive, path, ExportedKey::subkeys);
    }

    private interface Listing<T> {
        List<T> of(ExportedKey key);
    }

    /** A list is only given when it is known to be whole. */
    private <T> Reading<List<T>> listed(RegistryHive hive, String path, Listing<T> listing) {
        String full = full(hive, path);
        String folded = folded(full);
        ExportedKey key = keys.get(folded);
        Reading<List<T>> missing = missing(full, folded, full);
        if (key == null) {
            return missing;
        }
        if (key.damage().isPresent()) {
            return Reading.failed(key.damage().get());
        }
        return missing instanceof Reading.Absent ? Reading.present(listing.of(key)) : missing;
    }

    /** Whether this key or one below it is in the exports. */
    public boolean mentions(RegistryHive hive, String path) {
        String top = folded(full(hive, path));
        return keys.keySet().stream().anyMatch(key -> ExportedTree.holds(top, key));
    }

    /** The names of the keys directly below this one that the exports mention, whether or not it was exported itself. */
    public List<String> mentionedBelow(RegistryHive hive, String path) {
        String top = folded(full(hive, path)) + "\\";
        return keys.keySet().stream()
                .filter(key -> key.startsWith(top))
                .map(key -> key.substring(top.length()).split("\\\\", 2)[0])
                .distinct()
                .sorted()
                .toList();
    }

    private <T> Reading<T> missing(String full, String folded, String what) {
        Optional<String> leftOut = LEFT_OUT.stream()
                .filter(top -> ExportedTree.holds(folded(top), folded))
                .findFirst();
        if (leftOut.isPresent()) {
            return Reading.unsupported("of an export, " + leftOut.get() + " is not read");
        }
        if (deleted.stream().anyMatch(top -> ExportedTree.holds(top, folded))) {
            return Reading.unsupported(
                    "a line of the .reg file deletes " + full + ", which says nothing about the host");
        }
        List<ExportedTree> holding =
                trees.stream().filter(tree -> tree.holds(folded)).toList();
        if (holding.stream().anyMatch(ExportedTree::isWhole)) {
            return Reading.absent();
        }
        return holding.isEmpty()
                ? Reading.unsupported(what + " is not in the export")
                : Reading.failed(
                        what + " was not found, and " + holding.getFirst().damage());
    }

    /** The key to put values in, with those above it down from {@code top}; empty when it is not kept. */
    Optional<ExportedKey> key(RegistryHive hive, String path, String folded, String top) throws ForeignExportException {
        if (LEFT_OUT_FOLDED.stream().anyMatch(out -> ExportedTree.holds(out, folded))) {
            return Optional.empty();
        }
        ExportedKey key = keys.get(folded);
        if (key == null) {
            keep(2L * folded.length());
            key = new ExportedKey();
            keys.put(folded, key);
        }
        String below = path;
        String child = folded;
        for (int step = below.lastIndexOf('\\');
                child.length() > top.length() && step >= 0;
                step = below.lastIndexOf('\\')) {
            String name = below.substring(step + 1);
            below = below.substring(0, step);
            child = folded(full(hive, below));
            ExportedKey above = keys.get(child);
            boolean known = above != null;
            if (above == null) {
                keep(2L * child.length());
                above = new ExportedKey();
                keys.put(child, above);
            }
            if (!above.addSubkey(name) && known) {
                break;
            }
        }
        return Optional.of(key);
    }

    void delete(String folded) throws ForeignExportException {
        keep(folded.length());
        deleted.add(folded);
    }

    void keep(long bytes) throws ForeignExportException {
        kept += bytes + OVERHEAD;
        if (kept > MAX_KEPT_BYTES) {
            throw new ForeignExportException("the exports hold more than the " + (MAX_KEPT_BYTES >> 20)
                    + " MB that are kept; export only the keys that are needed, as plumbline-collect.cmd does,"
                    + " or collect the hives");
        }
    }

    static String full(RegistryHive hive, String path) {
        return path.isEmpty() ? hive.name() : hive + "\\" + path;
    }

    /** As Windows compares names: character by character. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(name.charAt(i))));
        }
        return folded.toString();
    }
}
