package io.plumbline.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<Problem> problems = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        List<Header> headers = new ArrayList<>();
        Map<String, String> fileById = new HashMap<>();
        for (RuleFile file : files) {
            Problems wrong = new Problems(file.name());
            if (file.lastName().equals(RuleFile.PACK)) {
                header(file, wrong).ifPresent(headers::add);
            } else {
                rule(file, wrong).ifPresent(rule -> {
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
        return new Pack(headers.getFirst().name, headers.getFirst().version, rules);
    }

    /** One rule. @throws PackException with all that is wrong in its file */
    public static Rule readRule(RuleFile file) throws PackException {
        Problems problems = new Problems(file.name());
        Optional<Rule> rule = rule(file, problems);
        if (rule.isEmpty()) {
            throw new PackException(problems.all());
        }
        return rule.get();
    }

    static Optional<Rule> rule(RuleFile file, Problems problems) {
        return YamlParser.parse(file.name(), file.text(), problems).flatMap(root -> RuleReader.read(root, problems));
    }

    private record Header(String name, String version) {}

    private static Optional<Header> header(RuleFile file, Problems problems) {
        Optional<YamlNode> root = YamlParser.parse(file.name(), file.text(), problems);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        TextReader texts = new TextReader(problems);
        YamlKeys keys = YamlKeys.of(root.get(), "a pack", Set.of("name", "version"), problems);
        Optional<String> name =
                keys.require("name", "name the pack as its directory").flatMap(texts::line);
        Optional<String> version =
                keys.require("version", "write one in quotes: \"2026.11\"").flatMap(texts::line);
        return problems.isEmpty() && name.isPresent() && version.isPresent()
                ? Optional.of(new Header(name.get(), version.get()))
                : Optional.empty();
    }
}
