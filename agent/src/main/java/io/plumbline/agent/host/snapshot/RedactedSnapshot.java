package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.snapshot.SnapshotText.Line;
import io.plumbline.agent.host.snapshot.SnapshotText.Piece;
import io.plumbline.agent.host.snapshot.SnapshotText.Section;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.Sha256;
import io.plumbline.model.Value;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A snapshot in which names and addresses are others, each the same wherever it stands, and all else is as it was: it leads
 * to the same results.
 *
 * <p>What is replaced is what is recognised: the whole is to be read before it is sent.
 *
 * @param summary what was replaced and what was kept, for whoever sends it
 * @param others redacts what else was written about this host, with the same replacements
 */
public record RedactedSnapshot(String text, String summary, UnaryOperator<String> others) {

    private static final Pattern LOCAL_PATH = Pattern.compile("(?<![\\w/])/(?:[^\\s/\"':;,()]+/)+[^\\s\"':;,()]*");

    /**
     * @param seed makes the same replacements whenever it is given; without one they are others each time
     * @param strangers values that only rules of others' packs ask for: of their texts and bytes nothing stays but the
     *     length, so that such a rule may come to another result
     * @throws IllegalArgumentException when the text is no snapshot
     */
    public static RedactedSnapshot of(String snapshot, Optional<String> seed, Collection<RegistryPath> strangers) {
        StrangersValues unknown = StrangersValues.of(strangers);
        try {
            SnapshotText original = SnapshotText.parse("snapshot", snapshot);
            byte[] key = seed.map(Sha256::of).orElseGet(() -> {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                return random;
            });
            Identifiers identifiers = Identifiers.in(original, key, unknown);
            List<Section> sections = original.sections().stream()
                    .map(section -> section(section, identifiers, unknown))
                    .toList();
            String text =
                    new SnapshotWriter(SnapshotReader.read("redacted", new SnapshotText(sections).write())).write();
            return new RedactedSnapshot(text, identifiers.summary(), identifiers::text);
        } catch (SnapshotFormatException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static Section section(Section section, Identifiers identifiers, StrangersValues unknown) {
        return new Section(
                section.kind(),
                identifiers.text(section.name()),
                section.lines().stream()
                        .map(line -> line(section, line, identifiers, unknown))
                        .toList());
    }

    private static Line line(Section section, Line line, Identifiers identifiers, StrangersValues unknown) {
        if (section.kind().equals("host") && line.name().equals("description")) {
            return new Line(line.name(), List.of(new Piece.Plain("description = \"redacted\"")));
        }
        List<Piece> pieces = new ArrayList<>();
        int quotes = 0;
        boolean value = false;
        boolean excuse = section.kind().equals("host");
        boolean serial = NamePlaces.isOpaque(section, line.name());
        boolean opaque = serial || unknown.hold(section, line);
        for (Piece piece : line.pieces()) {
            switch (piece) {
                case Piece.Plain(String text) -> {
                    value |= text.contains("=");
                    excuse |= text.matches("(?s).*\\b(denied|unsupported|failed)\\b.*");
                    pieces.add(piece);
                }
                case Piece.Quote(String text) -> {
                    boolean name = (value && NamePlaces.isName(section, line.name()))
                            || NamePlaces.isName(section, line, quotes);
                    quotes++;
                    String scrubbed = excuse ? LOCAL_PATH.matcher(text).replaceAll("/…") : text;
                    pieces.add(new Piece.Quote(
                            value
                                            && section.kind().equals("file")
                                            && line.name().equals("content")
                                            && !excuse
                                    ? content(section, scrubbed, identifiers)
                                    : value && opaque
                                            ? identifiers.opaque(serial ? "serial number" : "text", scrubbed)
                                            : name && !excuse
                                                    ? identifiers.name(scrubbed)
                                                    : identifiers.text(scrubbed)));
                }
                case Piece.Hex(String prefix, Value.Bytes hex) -> {
                    byte[] bytes = hex.toByteArray();
                    byte[] other = opaque
                            ? new byte[bytes.length]
                            : identifiers.bytes(bytes, prefix.matches("hex\\([127]\\)"));
                    pieces.add(new Piece.Hex(prefix, new Value.Bytes(other)));
                }
                case Piece.Dword(int bits) -> pieces.add(new Piece.Dword(identifiers.dword(bits)));
            }
        }
        return new Line(line.name(), pieces);
    }

    /** A line of a file: comments go, for nobody knows what people write there; the keywords of LMHOSTS stay. */
    private static String content(Section section, String text, Identifiers identifiers) {
        Optional<String> key = section.leaf().endsWith(".ini") ? NamePlaces.findIniKey(text) : Optional.empty();
        if (key.isPresent()) {
            return key.get() + identifiers.name(text.substring(key.get().length()));
        }
        Matcher entry = NamePlaces.ENTRY.matcher(text);
        if (entry.matches()) {
            return identifiers.text(entry.group(1))
                    + identifiers.name(entry.group(2))
                    + withoutComment(entry.group(3), identifiers);
        }
        return text.stripLeading().startsWith("#") ? withoutComment(text, identifiers) : identifiers.text(text);
    }

    private static final Set<String> KEYWORDS = Set.of("#BEGIN_ALTERNATE", "#END_ALTERNATE", "#INCLUDE");
    private static final Pattern TAG = Pattern.compile("#(PRE|MH|SG|NOFNR|DOM:\\S+|SG:\\S+)");

    private static String withoutComment(String text, Identifiers identifiers) {
        String body = text.stripTrailing();
        String end = text.substring(body.length());
        String[] words = body.strip().split("\\s+", -1);
        if (KEYWORDS.contains(words[0])) {
            return identifiers.name(text);
        }
        List<String> kept = new ArrayList<>();
        for (String word : words) {
            if (!TAG.matcher(word).matches()) {
                break;
            }
            kept.add(identifiers.name(word));
        }
        if (kept.size() < words.length && !body.isBlank()) {
            kept.add("# …");
        }
        return String.join(" ", kept).replace("…", "comment") + end;
    }
}
