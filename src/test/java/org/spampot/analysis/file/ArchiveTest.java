package org.spampot.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.analysis.file.ArchiveCases.Case;
import org.spampot.model.Bytes;
import org.spampot.model.FileEntry;

/// Each archive of the table gives its entries and oddities, all of them and no others.
class ArchiveTest {
    static List<Case> cases() {
        return ArchiveCases.all();
    }

    @Test
    void thereAreManyCases() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(cases()).extracting(Case::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void archiveGivesItsEntriesAndOddities(Case each) {
        Contents found = FileFixtures.open(each.content().toArray(), each.file());

        assertThat(found.entries().stream().map(ArchiveTest::shown).toList()).as("entries")
                .containsExactlyElementsOf(each.entries());
        assertThat(found.oddities()).extracting(Contents.Oddity::name).as("%s", found.oddities())
                .containsExactlyInAnyOrderElementsOf(each.oddities());
        assertThat(found.flags()).containsExactlyInAnyOrderElementsOf(each.flags());
        for (FileEntry entry : found.entries()) {
            if (entry.path().endsWith("readme.txt") && !entry.sha256().isEmpty() && !each.name().contains("cut")) {
                assertThat(entry.sha256()).isIn(Bytes.utf8(ArchiveCases.README).sha256(),
                        Bytes.utf8(ArchiveCases.TWO).sha256());
            }
        }
    }

    private static String shown(FileEntry entry) {
        return entry.path() + (entry.sha256().isEmpty() ? "?" : "");
    }

    @Test
    void textAndPagesInArchivesAreHandedOn() {
        byte[] inner = new ZipMaker().entry("page.html", ArchiveCases.PAGE).done();
        byte[] outer = new ZipMaker().entry("readme.txt", ArchiveCases.README).entry("i.zip", inner, true).done();

        Contents found = FileFixtures.open(outer, "x.zip");

        assertThat(found.texts()).containsExactly(new Contents.Text("zip:readme.txt", ArchiveCases.README));
        assertThat(found.pages()).containsExactly(new Contents.Text("zip:i.zip!zip:page.html", ArchiveCases.PAGE));
    }

    @Test
    void aWrongPasswordOpensNothing() {
        var opener = new FileOpener(new Budget(), new Passwords(() -> "the password is wrong1"));

        Contents found = opener.open(Bytes.own(FileFixtures.fixture("aes256.zip")), "a.zip", "application/zip", false);

        assertThat(found.entries()).extracting(FileEntry::sha256).containsOnly("");
        assertThat(found.entries()).allSatisfy(entry -> assertThat(entry.flags()).contains("encrypted"));
        assertThat(found.oddities()).isEmpty();
    }
}
