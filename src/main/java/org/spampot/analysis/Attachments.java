package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.spampot.analysis.file.Contents;
import org.spampot.analysis.file.Digests;
import org.spampot.mime.MimePart;
import org.spampot.model.Attachment;
import org.spampot.model.Defect;
import org.spampot.model.Finding;

/// The parts that are files, decoded, with digests, the type their content shows, what is inside, and what is odd about
/// them. What they say is found by the other analyzers, in [Mail#places()] and [Mail#pages()].
public final class Attachments implements Analyzer {
    @Override
    public String name() {
        return "attachments";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        List<Finding> found = new ArrayList<>();
        for (FilePart file : mail.files()) {
            MimePart part = file.part();
            Contents contents = file.contents();
            Digests digests = Digests.of(part.body());
            found.add(new Attachment(part.number(), part.name(), part.type().name(), contents.type(),
                    part.body().size(), digests.md5(), digests.sha1(), digests.sha256(), digests.tlsh(),
                    digests.ssdeep(), contents.flags(), contents.entries()));
            for (Contents.Oddity odd : contents.oddities()) {
                var defect = new Defect(odd.name(), part.number(), odd.detail());
                if (!isSaid(defect, mail.message().defects())) {
                    found.add(defect);
                }
            }
        }
        return found;
    }

    /// The reader of the message told already that the type misleads, as far as mail programs care.
    private static boolean isSaid(Defect defect, List<Defect> said) {
        String declared = "declared ";
        return defect.name().equals("type-mismatch") && defect.detail().startsWith(declared)
                && said.contains(
                        new Defect(defect.name(), defect.where(), defect.detail().substring(declared.length())));
    }
}
