package io.plumbline.e2e.routes;

import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys and values of a described host's .reg files, read without any of the agent's own parsers; paths start below
 * HKEY_LOCAL_MACHINE.
 */
record DescribedRegistry(Map<String, Map<String, RegistryValue>> keys) {

    private static final Pattern KEY = Pattern.compile("\\[HKEY_LOCAL_MACHINE\\\\(.+)]");
    private static final Pattern VALUE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"=(?:(\\w+):)?(.*)");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    static DescribedRegistry read(Path... files) throws IOException {
        Map<String, Map<String, RegistryValue>> keys = new LinkedHashMap<>();
        for (Path file : files) {
            Map<String, RegistryValue> current = Map.of();
            for (String line : Files.readAllLines(file)) {
                Matcher key = KEY.matcher(line);
                Matcher value = VALUE.matcher(line);
                if (key.matches()) {
                    current = keys.computeIfAbsent(key.group(1), any -> new LinkedHashMap<>());
                } else if (value.matches()) {
                    current.put(unescaped(value.group(1)), value(value.group(2), value.group(3)));
                } else if (!line.isBlank()) {
                    throw new IOException(file + ": not understood: " + line);
                }
            }
        }
        return new DescribedRegistry(keys);
    }

    private static RegistryValue value(@Nullable String form, String rest) throws IOException {
        List<String> texts = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(rest);
        while (quoted.find()) {
            texts.add(unescaped(quoted.group(1)));
        }
        return switch (form) {
            case null -> RegistryValue.text(texts.getFirst());
            case "dword" ->
                new RegistryValue(
                        RegistryValue.REG_DWORD,
                        ByteBuffer.allocate(4)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putInt(Integer.parseUnsignedInt(rest, 16))
                                .array());
            case "multi" ->
                new RegistryValue(
                        RegistryValue.REG_MULTI_SZ,
                        (String.join("", texts.stream().map(text -> text + "\0").toList()) + "\0")
                                .getBytes(StandardCharsets.UTF_16LE));
            case "expand" ->
                new RegistryValue(
                        RegistryValue.REG_EXPAND_SZ, (texts.getFirst() + "\0").getBytes(StandardCharsets.UTF_16LE));
            default -> throw new IOException("no form " + form);
        };
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }

    /** The same as a running Windows names it, without the key that tells which control set is current. */
    DescribedRegistry running() {
        Map<String, Map<String, RegistryValue>> running = new LinkedHashMap<>();
        keys.forEach((key, values) -> {
            if (!key.equals("SYSTEM\\Select")) {
                running.put(key.replace("SYSTEM\\ControlSet001\\", "SYSTEM\\CurrentControlSet\\"), values);
            }
        });
        return new DescribedRegistry(running);
    }
}
