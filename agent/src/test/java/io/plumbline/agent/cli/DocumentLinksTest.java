package io.plumbline.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link of the documents to a file of the repository leads to one, and every anchor is there. */
class DocumentLinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*(`{3,}).*?^\\s*\\1`*\\s*$");
    private static final Pattern CODE = Pattern.compile("(`+)(?!`).+?(?<!`)\\1(?!`)");
    private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]+)>?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");
    private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");

    private final Map<Path, Set<String>> anchors = new HashMap<>();

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(withoutCode(Files.readString(page)));
            while (link.find()) {
                if (!ELSEWHERE.matcher(link.group(1)).matches()) {
                    links++;
                    if (!leads(page, link.group(1))) {
                        dead.add(ROOT.relativize(page) + ": " + link.group(1));
                    }
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(links).as("links looked at").isGreaterThan(500);
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> bench = Files.list(ROOT.resolve("bench"))) {
            Stream.of(top, docs, bench)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(pages::add);
        }
        return pages.stream().sorted().toList();
    }

    private static String withoutCode(String page) {
        return CODE.matcher(FENCE.matcher(page).replaceAll("")).replaceAll("code");
    }

    private boolean leads(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty()
                ? page
                : page.resolveSibling(path.replace("%20", " ")).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    private Set<String> anchors(Path page) throws IOException {
        Set<String> known = anchors.get(page);
        if (known == null) {
            String text = Files.readString(page);
            known = new HashSet<>();
            Matcher anchor = ANCHOR.matcher(text);
            while (anchor.find()) {
                known.add(anchor.group(1));
            }
            Map<String, Integer> seen = new HashMap<>();
            for (String heading : HEADING.matcher(FENCE.matcher(text).replaceAll(""))
                    .results()
                    .map(match -> slug(match.group(1)))
                    .toList()) {
                int before = seen.merge(heading, 1, Integer::sum) - 1;
                known.add(before == 0 ? heading : heading + "-" + before);
            }
            anchors.put(page, known);
        }
        return known;
    }

    /** As GitHub makes an anchor of a heading. */
    private static String slug(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_')
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .replace(' ', '-');
    }
}
