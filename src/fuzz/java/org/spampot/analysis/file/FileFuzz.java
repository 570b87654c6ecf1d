package org.spampot.analysis.file;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.spampot.model.Bytes;

/// Any bytes are opened within the budget; what begins like a kind of file is read by the reader of that kind.
class FileFuzz {
    private static final String[] STARTS = {"", "PK\3\4", "PK\1\2", "7z\u00bc\u00af'\u001c", "Rar!\u001a\7\1\0",
            "Rar!\u001a\7\0", "\u001f\u008b\b", "BZh91AY&SY", "\u00fd7zXZ\0", "%PDF-1.7\n1 0 obj\n<<",
            "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "{\\rtf1", "L\0\0\0\1\u0014\2\0", "MSCF\0\0\0\0",
            "<html>", "BEGIN:VCALENDAR\n", "From: a\nTo: b\nSubject: c\n", "`\u00ea",
            "(\u00b5/\u00fd", "ActiveMime\0\0", "070701", "!<arch>\n", "<html><script>x=atob('UEsDB",
            "[Desktop Entry]\n",
            "(This file must be converted with BinHex 4.0)\n:", "MIME-Version: 1.0\nContent-Type: multipart/related",
            "\u00e4R\\{\u008c\u00d8\u00a7M\u00ae\u00b1Sx\u00d0)\u0096\u00d3"};

    @FuzzTest(maxDuration = "30s")
    void anyFileIsOpened(FuzzedDataProvider data) {
        String start = data.pickValue(STARTS);
        Bytes content = Bytes.latin1(start + Bytes.own(data.consumeRemainingAsBytes()).latin1());
        var budget = new Budget();

        Contents found = new FileOpener(budget, new Passwords(() -> "password: abc")).open(content, "a.zip",
                "application/pdf", false);

        if (found.entries().size() > Budget.ENTRIES) {
            throw new AssertionError(found.entries().size());
        }
        // damage is no error of a reader's: an exception of ours in one is
        found.oddities().stream()
                .filter(odd -> odd.name().equals("file-broken") && odd.detail().matches(".*(Exception|Error)"))
                .findFirst().ifPresent(bug -> {
                    throw new AssertionError(bug);
                });
    }
}
