package io.plumbline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Turns the texts of a pack's files into a {@link Pack}; it is given texts, never paths.
 *
 * <p>It loads all or nothing: a pack of which one rule was dropped would pass for a whole one. What is wrong it tells
 * completely, in all files at once.
 */
public final class PackReader {

    private PackReader() {}

    /**
     * A whole pack.
     *
     * @param files the rule files and one {@link RuleFile#PACK}, in any order
     * @throws PackException with all that is wrong in all files
     */
    public static Pack read(List<RuleFile> files) throws PackException {
        return read(files, Tailoring.NONE);
    }

    /** The same with what a tailoring makes of it; whether the tailoring fits, it tells itself once all packs are read. */
    public static Pack read(List<RuleFile> files, Tailoring tailoring) throws PackException {
        List<Problem> problems = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        List<Header> headers = new ArrayList<>();
        Map<String, String> fileById = new HashMap<>();
        for (RuleFile file : files) {
            Problems wrong = new Problems(file.name());
            if (file.lastName().equals(RuleFile.PACK)) {
                header(file, wrong).ifPresent(headers::add);
            } else {
                rule(file, tailoring, wrong).ifPresent(rule -> {
                    String other = fileById.putIfAbsent(rule.id(), file.name());
                    if (other != null) {
                        wrong.add(
                                YamlNode.Place.TOP,
                                "the id " + rule.id() + " is also in " + other,
                                "give each rule its own");
                    }
                    rules.add(rule);
                });
            }
            problems.addAll(wrong.all());
        }
        long packFiles = files.stream()
                .filter(file -> file.lastName().equals(RuleFile.PACK))
                .count();
        if (packFiles != 1) {
            problems.add(new Problem(
                    RuleFile.PACK,
                    1,
                    1,
                    "a pack has one such file, here are " + packFiles,
                    "write its name and version into it"));
        }
        if (!problems.isEmpty() || headers.isEmpty()) {
            throw new PackException(problems);
        }
        Header header = headers.getFirst();
        requireProfiles(header, rules, tailoring, fileById);
        SequencedMap<String, String> leftOut = new LinkedHashMap<>();
        rules.stream()
                .sorted(Comparator.comparing(Rule::id))
                .forEach(rule -> tailoring.findReasonAgainst(rule).ifPresent(why -> leftOut.put(rule.id(), why)));
        List<Rule> judged =
                rules.stream().filter(rule -> !leftOut.containsKey(rule.id())).toList();
        return new Pack(header.name, tailoring.version(header.version), header.profiles, judged, leftOut);
    }

    /** One rule. @throws PackException with all that is wrong in its file */
    public static Rule readRule(RuleFile file) throws PackException {
        Problems problems = new Problems(file.name());
        Optional<Rule> rule = rule(file, Tailoring.NONE, problems);
        if (rule.isEmpty()) {
            throw new PackException(problems.all());
        }
        return rule.get();
    }

    private static Optional<Rule> rule(RuleFile file, Tailoring tailoring, Problems problems) {
        return YamlParser.parse(file.name(), file.text(), problems)
                .flatMap(root -> RuleReader.read(root, tailoring, new Places(), problems));
    }

    /** One rule with the text it comes from; empty where anything is wrong with it. */
    static Optional<RuleSource> source(RuleFile file, Problems problems) {
        Places places = new Places();
        return YamlParser.parse(file.name(), file.text(), problems)
                .flatMap(root -> RuleReader.read(root, Tailoring.NONE, places, problems)
                        .map(rule -> new RuleSource(file, root, rule, places)));
    }

    /** A rule of a profile that its pack does not know would never be judged by it; a chosen one must be known. */
    private static void requireProfiles(
            Header header, List<Rule> rules, Tailoring tailoring, Map<String, String> fileById) throws PackException {
        List<Problem> problems = new ArrayList<>();
        for (Rule rule : rules) {
            for (String profile : rule.profiles()) {
                if (!header.profiles.containsKey(profile)) {
                    problems.add(new Problem(
                            fileById.getOrDefault(rule.id(), rule.id()),
                            1,
                            1,
                            "the pack knows no profile " + profile,
                            header.profiles.isEmpty()
                                    ? "declare it in " + RuleFile.PACK
                                    : NearestWord.hint(profile, header.profiles.keySet())));
                }
            }
        }
        tailoring
                .findProfile()
                .filter(chosen -> !header.profiles.isEmpty() && !header.profiles.containsKey(chosen))
                .ifPresent(chosen -> problems.add(new Problem(
                        header.file,
                        1,
                        1,
                        "the pack " + header.name + " knows no profile " + chosen,
                        NearestWord.hint(chosen, header.profiles.keySet()))));
        if (!problems.isEmpty()) {
            throw new PackException(problems);
        }
    }

    private record Header(String file, String name, String version, SequencedMap<String, String> profiles) {}

    private static Optional<Header> header(RuleFile file, Problems problems) {
        Optional<YamlNode> root = YamlParser.parse(file.name(), file.text(), problems);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        TextReader texts = new TextReader(problems);
        YamlKeys keys = YamlKeys.of(root.get(), "a pack", Set.of("name", "version", "profiles"), problems);
        Optional<String> name =
                keys.require("name", "name the pack as its directory").flatMap(texts::line);
        Optional<String> version =
                keys.require("version", "write one in quotes: \"2026.11\"").flatMap(texts::line);
        SequencedMap<String, String> profiles = new LinkedHashMap<>();
        for (YamlNode.Entry entry : keys.find("profiles").map(texts::entries).orElse(List.of())) {
            texts.line(entry.value()).ifPresent(says -> profiles.put(entry.key().text(), says));
        }
        return problems.isEmpty() && name.isPresent() && version.isPresent()
                ? Optional.of(new Header(file.name(), name.get(), version.get(), profiles))
                : Optional.empty();
    }
}
