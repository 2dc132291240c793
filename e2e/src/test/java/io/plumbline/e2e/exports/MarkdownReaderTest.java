package io.plumbline.e2e.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.e2e.tools.InstalledTool;
import io.plumbline.formats.Plain;
import io.plumbline.formats.ReportFormat;
import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Reference;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code -o md} as GitHub's own parser understands it: tables, and whatever it makes a link of by itself. */
class MarkdownReaderTest {

    private static final Set<Result> QUIET = Set.of(Result.PASS, Result.NOTAPPLICABLE);

    @ParameterizedTest
    @EnumSource
    void nothingIsMarkupButWhatTheReportMeans(ExportedReport exported) throws Exception {
        Document read = parsed(exported.file(ReportFormat.MD));
        assertThat(elements(read, "html_inline")).isEmpty();
        assertThat(elements(read, "html_block")).isEmpty();
        assertThat(elements(read, "image")).isEmpty();
        assertThat(elements(read, "link"))
                .extracting(link -> link.getAttribute("destination"))
                .isSubsetOf(references(exported));
        assertThat(elements(read, "heading"))
                .filteredOn(heading -> heading.getAttribute("level").equals("1"))
                .hasSize(1);
    }

    private static List<String> references(ExportedReport exported) {
        return exported.view().packs().stream()
                .map(Pack::rules)
                .flatMap(List::stream)
                .flatMap(rule -> rule.guidance().references().stream())
                .map(Reference::findUrl)
                .flatMap(url -> url.stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingHasItsHeadingItsReasonAndATableOfItsEvidence(ExportedReport exported) throws Exception {
        Document read = parsed(exported.file(ReportFormat.MD));
        List<Finding> told = exported.report().findings().stream()
                .filter(finding -> !QUIET.contains(finding.result()))
                .toList();
        List<String> paragraphs = elements(read, "paragraph").stream()
                .map(MarkdownReaderTest::text)
                .toList();
        assertThat(paragraphs)
                .containsAll(
                        told.stream().map(finding -> visible(finding.reason())).toList());
        assertThat(elements(read, "heading"))
                .filteredOn(heading -> heading.getAttribute("level").equals("3"))
                .extracting(MarkdownReaderTest::text)
                .containsExactlyInAnyOrderElementsOf(told.stream()
                        .map(finding -> finding.result().word() + " "
                                + finding.severity().word() + ": " + visible(finding.title()) + " " + finding.rule())
                        .toList());
        assertThat(elements(read, "table")).hasSize(1 + told.size());
        long rows = told.stream()
                .mapToLong(finding -> Math.min(24, finding.evidence().size()))
                .sum();
        assertThat(elements(read, "table_row")).hasSize((int) (1 + rows));
    }

    /** Blanks at the ends say nothing in Markdown. */
    private static String visible(String text) {
        return Plain.of(text).strip();
    }

    @Test
    void textThatIsNotEscapedWouldBeMarkup(@TempDir Path folder) throws Exception {
        String report = Files.readString(ExportedReport.HOSTILE.file(ReportFormat.MD));
        Path bare = Files.writeString(folder.resolve("bare.md"), report.replace("\\", ""));
        Document read = parsed(bare);
        assertThat(elements(read, "html_inline").size()
                        + elements(read, "html_block").size())
                .isPositive();
        assertThat(elements(read, "image")).isNotEmpty();
        assertThat(elements(read, "link"))
                .extracting(link -> link.getAttribute("destination"))
                .contains("http://www.example.com");
    }

    private static Document parsed(Path markdown) throws Exception {
        String tree = InstalledTool.of(
                        "cmark-gfm",
                        "--unsafe",
                        "-t",
                        "xml",
                        "-e",
                        "table",
                        "-e",
                        "autolink",
                        "-e",
                        "strikethrough",
                        "-e",
                        "tasklist")
                .output(markdown.toString());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(tree.getBytes(UTF_8)));
    }

    private static List<Element> elements(Document read, String name) {
        return list(read.getElementsByTagName(name));
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static String text(Element block) {
        return list(block.getElementsByTagName("*")).stream()
                .filter(node -> Set.of("text", "code").contains(node.getTagName()))
                .map(Element::getTextContent)
                .collect(Collectors.joining());
    }
}
