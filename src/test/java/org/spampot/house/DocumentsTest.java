package org.spampot.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Documents that list things list all of them.
final class DocumentsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`|]+:[^`|]+)` \\|");
    private static final Pattern SECTION = Pattern.compile("(?m)^## ");
    private static final Pattern ADR_LINK = Pattern.compile("\\((\\d{4}-[a-z0-9-]+\\.md)\\)");

    @Test
    void everyShippedDependencyHasItsLine() throws Exception {
        assertThat(listed("Shipped")).isEqualTo(inPom("/project/dependencies/dependency[not(scope)]"));
    }

    @Test
    void everyUnpackedJarHasItsLine() throws Exception {
        assertThat(listed("Inside our jar")).isEqualTo(inPom("//artifactItem"));
    }

    @Test
    void everyBuildDependencyHasItsLine() throws Exception {
        assertThat(listed("Build and test only"))
                .isEqualTo(inPom(
                        "//dependencies/dependency[scope='test' or scope='provided'] | //annotationProcessorPaths/path"));
    }

    @Test
    void everyDependencyHasALicenseAReasonAndALoss() {
        assertThat(section("").lines().filter(line -> line.startsWith("| `")))
                .allSatisfy(line -> assertThat(line.split("\\|")).hasSize(5)
                        .noneMatch(cell -> cell.isBlank() && !cell.isEmpty()));
    }

    @Test
    void theIndexOfDecisionsIsWhole() {
        String index = SourceTree.read(SourceTree.ROOT.resolve("docs/adr/README.md"));
        List<String> linked = ADR_LINK.matcher(index).results().map(found -> found.group(1)).toList();
        List<Path> files = SourceTree.files("docs/adr", ".md").stream().filter(file -> !file.endsWith("README.md"))
                .toList();

        assertThat(linked).isEqualTo(files.stream().map(file -> String.valueOf(file.getFileName())).toList());
        assertThat(files).allSatisfy(file -> {
            String text = SourceTree.read(file);
            assertThat(text).contains("\n## Context\n", "\n## Decision\n", "\n## Consequences\n");
            assertThat(index).contains("| " + text.substring(text.indexOf(". ") + 2, text.indexOf('\n')) + " |");
        });
    }

    /// The text of the section with this title, of the whole page for the empty title.
    private static String section(String title) {
        String page = SourceTree.read(SourceTree.ROOT.resolve("docs/reference/dependencies.md"));
        return SECTION.splitAsStream(page).filter(part -> part.startsWith(title)).collect(Collectors.joining());
    }

    private static Set<String> listed(String title) {
        return ROW.matcher(section(title)).results().map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inPom(String path) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(SourceTree.ROOT.resolve("pom.xml").toFile());
        var nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i))
                .map(node -> child(node, "groupId") + ":" + child(node, "artifactId"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String child(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}
