package org.spampot.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.spampot.analysis.header.SourceWalk;
import org.spampot.model.TrustedNetworks;
import org.spampot.analysis.header.Unwrapping;
import org.spampot.analysis.image.PictureMemo;
import org.spampot.mime.HeaderFields;
import org.spampot.mime.MimeDefect;
import org.spampot.mime.MimeMessage;
import org.spampot.mime.MimePart;
import org.spampot.mime.MimeReader;
import org.spampot.model.Analysis;
import org.spampot.model.Attachment;
import org.spampot.model.AuthResult;
import org.spampot.model.Barcode;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Features;
import org.spampot.model.Finding;
import org.spampot.model.Header;
import org.spampot.model.HeaderFacts;
import org.spampot.model.Image;
import org.spampot.model.Indicator;
import org.spampot.model.Language;
import org.spampot.model.Link;
import org.spampot.model.PatternHit;
import org.spampot.model.ReceivedHop;
import org.spampot.model.Signature;
import org.spampot.model.Source;
import org.spampot.model.Trait;
import org.spampot.model.Where;

/// All that is understood of a message. Never throws for any content; the same content gives the same analysis.
///
/// Thread-safety: may be used by many threads at once.
public final class MessageAnalysis {
    private static final String FAILED = "analyzer-failed";

    private final List<Analyzer> analyzers;
    private final TrustedNetworks trusted;
    private final boolean keepsFiles;
    private final PictureMemo pictures;

    public MessageAnalysis(Patterns patterns) {
        this(patterns, TrustedNetworks.NONE);
    }

    /// @param trusted whose Received fields are believed: for mail that came from an archive
    public MessageAnalysis(Patterns patterns, TrustedNetworks trusted) {
        this(patterns, trusted, Scanner.NONE);
    }

    /// @param scanner looks at files from outside; may block, for a bounded time
    public MessageAnalysis(Patterns patterns, TrustedNetworks trusted, Scanner scanner) {
        this(Analyzers.all(patterns, scanner), trusted, scanner.looks(), new PictureMemo());
    }

    MessageAnalysis(List<Analyzer> analyzers, TrustedNetworks trusted) {
        this(analyzers, trusted, false, new PictureMemo());
    }

    private MessageAnalysis(List<Analyzer> analyzers, TrustedNetworks trusted, boolean keepsFiles,
            PictureMemo pictures) {
        this.analyzers = List.copyOf(analyzers);
        this.trusted = trusted;
        this.keepsFiles = keepsFiles;
        this.pictures = pictures;
    }

    /// The same with other servers believed.
    public MessageAnalysis trusting(TrustedNetworks networks) {
        return new MessageAnalysis(analyzers, networks, keepsFiles, pictures);
    }

    /// Analyzes one message.
    ///
    /// @param content as captured
    /// @param source of a live capture; when it is [Source#UNKNOWN], the mail is out of an archive: the Received fields are
    ///        asked, and what a spam filter has put around it is taken off
    public Analysis of(Bytes content, Source source) {
        boolean archived = source.equals(Source.UNKNOWN);
        var unwrapped = archived ? Unwrapping.of(content) : new Unwrapping(content, "");
        MimeMessage message = MimeReader.read(unwrapped.content());
        var mail = new Mail(message, pictures, unwrapped.content(), keepsFiles);
        List<Provenance.Run> runs = analyzers.stream().map(analyzer -> run(analyzer, mail)).toList();
        var found = new Found();
        unwrapped(unwrapped).forEach(found::add);
        runs.forEach(run -> run.found().forEach(found::add));
        String text = safely("text", found, mail::text);
        List<Defect> defects = new ArrayList<>(message.defects());
        safely("charsets", found, () -> {
            defects.addAll(charsetDefects(mail));
            return "";
        });
        defects.addAll(found.defects);
        List<String> truncated = new ArrayList<>(message.truncated());
        truncated.addAll(mail.truncated());
        Source from = archived ? SourceWalk.of(found.received, mail.fields(), trusted) : source;
        return new Analysis(content.sha256(), content.size(), found.header, found.received, from,
                message.parts().stream().map(MimePart::facts).toList(), found.attachments, found.links,
                found.indicators, found.patterns, defects, found.language, text, truncated,
                new HeaderFacts(found.results, found.signatures, found.traits), found.features, found.images,
                found.barcodes, Provenance.made(runs));
    }

    /// Where a message out of an archive came from, as [#of] says it, by its header alone.
    public Source source(Bytes content) {
        HeaderFields fields = MimeReader.header(Unwrapping.of(content).content());
        return SourceWalk.of(ReceivedChain.hops(fields), fields, trusted);
    }

    /// The names of the analyzers, in their order.
    public List<String> names() {
        return analyzers.stream().map(Analyzer::name).toList();
    }

    /// Runs one analyzer again and replaces what it had found; all else stays. Everything is analyzed where `before` does not say
    /// who found what, or was made by other analyzers than there are now.
    ///
    /// @param before what was found in the same content
    /// @param analyzer one of [#names()]
    public Analysis again(Analysis before, Bytes content, Source source, String analyzer) {
        var earlier = Provenance.runs(before, names());
        if (earlier.isEmpty()) {
            return of(content, source);
        }
        boolean archived = source.equals(Source.UNKNOWN);
        Bytes inner = archived ? Unwrapping.of(content).content() : content;
        var mail = new Mail(MimeReader.read(inner), pictures, inner, keepsFiles);
        List<Provenance.Run> runs = new ArrayList<>(earlier.orElseThrow());
        var found = new Found();
        runs.removeFirst().found().forEach(found::add);
        for (Analyzer each : analyzers) {
            if (each.name().equals(analyzer)) {
                runs.set(names().indexOf(analyzer), run(each, mail));
            }
        }
        runs.forEach(run -> run.found().forEach(found::add));
        Set<String> truncated = new LinkedHashSet<>(before.truncated());
        truncated.addAll(mail.truncated());
        Source from = archived ? SourceWalk.of(found.received, mail.fields(), trusted) : before.source();
        return new Analysis(before.sha256(), before.size(), found.header, found.received, from, before.parts(),
                found.attachments, found.links, found.indicators, found.patterns, found.defects, found.language,
                before.text(), List.copyOf(truncated),
                new HeaderFacts(found.results, found.signatures, found.traits), found.features, found.images,
                found.barcodes, Provenance.made(runs));
    }

    /// What was around the message, when something was.
    private static List<Finding> unwrapped(Unwrapping unwrapped) {
        return unwrapped.how().isEmpty()
                ? List.of()
                : List.of(new Trait("unwrapped", unwrapped.how(), new Where("header", "")));
    }

    private static Provenance.Run run(Analyzer analyzer, Mail mail) {
        List<Finding> found;
        try {
            found = analyzer.analyze(mail);
        } catch (RuntimeException | StackOverflowError bug) {
            found = List.of(failed(analyzer.name(), bug));
        }
        return new Provenance.Run(analyzer.name(), analyzer.version(), found);
    }

    private static Defect failed(String analyzer, Throwable bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        return new Defect(FAILED, analyzer, bug.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
    }

    private static String safely(String name, Found found, Supplier<String> work) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError bug) {
            found.failed(name, bug);
            return "";
        }
    }

    private static List<Defect> charsetDefects(Mail mail) {
        List<Defect> defects = new ArrayList<>();
        for (TextPart text : mail.texts()) {
            MimeDefect defect = text.decoded().defect();
            if (defect != null) {
                defects.add(new Defect(defect.word(), text.part().number(),
                        text.part().type().charset() + " read as " + text.decoded().charset()));
            }
        }
        return defects;
    }

    /// Findings by kind.
    private static final class Found {
        private Header header = Header.NONE;
        private Language language = new Language("");
        private final List<ReceivedHop> received = new ArrayList<>();
        private final List<Attachment> attachments = new ArrayList<>();
        private final List<Image> images = new ArrayList<>();
        private final List<Barcode> barcodes = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<Indicator> indicators = new ArrayList<>();
        private final List<PatternHit> patterns = new ArrayList<>();
        private final List<Defect> defects = new ArrayList<>();
        private final List<AuthResult> results = new ArrayList<>();
        private final List<Signature> signatures = new ArrayList<>();
        private final List<Trait> traits = new ArrayList<>();
        private Features features = Features.NONE;

        void add(Finding finding) {
            switch (finding) {
                case Header each -> header = each;
                case Language each -> language = each;
                case ReceivedHop each -> received.add(each);
                case Attachment each -> attachments.add(each);
                case Image each -> images.add(each);
                case Barcode each -> barcodes.add(each);
                case Link each -> links.add(each);
                case Indicator each -> indicators.add(each);
                case PatternHit each -> patterns.add(each);
                case Defect each -> defects.add(each);
                case AuthResult each -> results.add(each);
                case Signature each -> signatures.add(each);
                case Trait each -> traits.add(each);
                case Features each -> features = each;
            }
        }

        void failed(String analyzer, Throwable bug) {
            defects.add(MessageAnalysis.failed(analyzer, bug));
        }
    }
}
