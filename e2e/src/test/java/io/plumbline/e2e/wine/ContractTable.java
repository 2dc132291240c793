package io.plumbline.e2e.wine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The sentences of {@code WindowsHostContract} and the adapters that kept them, as a table for docs/verified.md, taken from
 * the reports of the test runs themselves.
 */
final class ContractTable {

    /** What came of one sentence on one adapter; the worst of its parameters counts. */
    private enum Verdict {
        KEPT("yes"),
        LACKING("–"),
        BROKEN("**no**");

        private final String mark;

        Verdict(String mark) {
            this.mark = mark;
        }
    }

    private final Map<String, Map<String, Verdict>> adapters = new LinkedHashMap<>();
    private final TreeMap<String, TreeSet<String>> reasons = new TreeMap<>();

    /**
     * Adds what an adapter's report says.
     *
     * @param report JUnit XML, of which only the class with this simple name counts
     */
    void add(String adapter, Path report, String contractTest) throws Exception {
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        Map<String, Verdict> sentences = new TreeMap<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element testCase = (Element) cases.item(i);
            if (testCase.getAttribute("classname").endsWith("." + contractTest)) {
                String sentence = sentence(testCase.getAttribute("name"));
                Verdict verdict = verdict(adapter, testCase);
                sentences.merge(sentence, verdict, (one, other) -> one.compareTo(other) >= 0 ? one : other);
            }
        }
        if (sentences.isEmpty()) {
            throw new IOException(report + " holds no test of " + contractTest);
        }
        adapters.put(adapter, sentences);
    }

    private Verdict verdict(String adapter, Element testCase) {
        if (testCase.getElementsByTagName("failure").getLength() > 0
                || testCase.getElementsByTagName("error").getLength() > 0) {
            return Verdict.BROKEN;
        }
        NodeList skipped = testCase.getElementsByTagName("skipped");
        if (skipped.getLength() == 0) {
            return Verdict.KEPT;
        }
        Element why = (Element) skipped.item(0);
        String message = why.getAttribute("message");
        String reason =
                message.isEmpty() ? why.getTextContent().lines().findFirst().orElse("") : message;
        reasons.computeIfAbsent(adapter, any -> new TreeSet<>()).add(reason.replaceFirst("^[\\w.]+Exception: ", ""));
        return Verdict.LACKING;
    }

    /** {@code valueHasItsExactTypeAndBytes(String)[3]} is "value has its exact type and bytes". */
    private static String sentence(String test) {
        return test.replaceFirst("[\\[({].*", "")
                .replaceAll("(?<!^)([A-Z])", " $1")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** A row a sentence, a column an adapter, and below why an adapter's test could not set something up. */
    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| Sentence of the contract | " + String.join(" | ", adapters.keySet()) + " |");
        lines.add("|---|" + "---|".repeat(adapters.size()));
        TreeSet<String> sentences = new TreeSet<>();
        adapters.values().forEach(verdicts -> sentences.addAll(verdicts.keySet()));
        for (String sentence : sentences) {
            StringBuilder row = new StringBuilder("| ").append(sentence).append(" |");
            adapters.values()
                    .forEach(verdicts -> row.append(' ')
                            .append(Optional.ofNullable(verdicts.get(sentence))
                                    .map(verdict -> verdict.mark)
                                    .orElse("not run"))
                            .append(" |"));
            lines.add(row.toString());
        }
        reasons.forEach((adapter, why) -> why.forEach(reason -> {
            lines.add("");
            lines.add("– " + adapter + ": " + reason);
        }));
        return String.join("\n", lines) + "\n";
    }

    static String between(Path page, String begin, String end) throws IOException {
        String text = Files.readString(page);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(page + " lacks the lines " + begin + " and " + end);
        }
        return text.substring(from + begin.length(), to).strip() + "\n";
    }

    static void renew(Path page, String begin, String end, String table) throws IOException {
        String text = Files.readString(page);
        Files.writeString(
                page,
                text.substring(0, text.indexOf(begin) + begin.length()) + "\n" + table
                        + text.substring(text.indexOf(end)));
    }
}
