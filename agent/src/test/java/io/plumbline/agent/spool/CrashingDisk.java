package io.plumbline.agent.spool;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk in memory as a power cut leaves it: bytes that were not forced are whole, torn, zeroed or gone; names that were
 * not forced are the old or the new ones. The cut comes before the step that the countdown reaches.
 */
final class CrashingDisk implements Disk {

    /** The machine is off; nothing of ours may catch it. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class Content {
        private byte[] cached = {};
        private byte[] forced = {};
    }

    private final Random random;
    private TreeMap<String, Content> names = new TreeMap<>();
    private TreeMap<String, Content> forcedNames = new TreeMap<>();
    private int stepsToCut = Integer.MAX_VALUE;
    private int steps;

    CrashingDisk(Random random) {
        this.random = random;
    }

    void cutAfter(int stepsFromNow) {
        stepsToCut = stepsFromNow;
    }

    int steps() {
        return steps;
    }

    private void step() {
        steps++;
        if (stepsToCut-- <= 0) {
            powerCut();
            throw new PowerCut();
        }
    }

    /** Decides, name by name and file by file, what of the unforced had reached the medium. */
    void powerCut() {
        TreeSet<String> all = new TreeSet<>(names.keySet());
        all.addAll(forcedNames.keySet());
        TreeMap<String, Content> left = new TreeMap<>();
        for (String name : all) {
            Content content = random.nextBoolean() ? names.get(name) : forcedNames.get(name);
            if (content != null) {
                left.put(name, content);
            }
        }
        Map<Content, byte[]> bytes = new HashMap<>();
        left.values().forEach(content -> bytes.put(content, afterCut(content)));
        bytes.forEach((content, kept) -> {
            content.cached = kept;
            content.forced = kept;
        });
        names = left;
        forcedNames = new TreeMap<>(left);
        stepsToCut = Integer.MAX_VALUE;
    }

    private byte[] afterCut(Content content) {
        if (Arrays.equals(content.cached, content.forced)) {
            return content.forced;
        }
        return switch (random.nextInt(4)) {
            case 0 -> content.forced;
            case 1 -> content.cached;
            case 2 -> Arrays.copyOf(content.cached, random.nextInt(content.cached.length + 1));
            default -> new byte[content.cached.length];
        };
    }

    @Override
    public List<String> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        List<String> listed = new ArrayList<>();
        for (String name : names.keySet()) {
            if (name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0) {
                listed.add(name.substring(prefix.length()));
            }
        }
        return listed;
    }

    @Override
    public byte[] read(String name, int maxBytes) throws IOException {
        Content content = get(name);
        return Arrays.copyOf(content.cached, Math.min(content.cached.length, maxBytes));
    }

    private Content get(String name) throws NoSuchFileException {
        Content content = names.get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return content;
    }

    @Override
    public void write(String name, byte[] bytes) {
        step();
        Content content = new Content();
        content.cached = bytes.clone();
        names.put(name, content);
    }

    @Override
    public void force(String name) throws IOException {
        step();
        Content content = get(name);
        content.forced = content.cached;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step();
        names.put(to, get(from));
        names.remove(from);
    }

    @Override
    public void forceNames(String folder) {
        step();
        String prefix = folder.isEmpty() ? "" : folder + "/";
        forcedNames.keySet().removeIf(name -> name.startsWith(prefix) && !names.containsKey(name));
        names.forEach((name, content) -> {
            if (name.startsWith(prefix)) {
                forcedNames.put(name, content);
            }
        });
    }

    @Override
    public void delete(String name) {
        step();
        names.remove(name);
    }

    @Override
    public long usableBytes() {
        return Long.MAX_VALUE;
    }
}
