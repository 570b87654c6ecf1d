package org.spampot.model;

import java.util.Arrays;
import java.util.Optional;

/// What a [Dialect] is made of, in its order. The keys and values are the grammar of `d1`: to change what one means is a
/// new version.
///
/// In every feature `-` says that there was no occasion to see it. Values that are lists of letters (verbs) or names
/// have no words of their own and are shown as they are, with the words for `*` before them.
public enum DialectFeature {
    GREETING("gre", "Greeting", "w=waits for our greeting", "e=speaks before our greeting"), HELLO("hel",
            "First command of greeting", "E=EHLO", "H=HELO", "L=LHLO", "0=greets never"), FALLBACK("fal",
                    "After a refused EHLO", "H=falls back to HELO", "E=says EHLO again", "Q=says QUIT",
                    "d=hangs up", "*=goes on with"), NAME("arg", "Name in HELO", "fqdn=a host name with dots",
                            "host=one word", "local=a name of a local network",
                            "win=a name as Windows gives machines", "lit=an address literal in brackets",
                            "bare=an address without brackets", "under=a name with an underscore",
                            "mail=a mail address",
                            "0=no name", "odd=something else"), HELLO_AGAIN("agn", "Greets again", "0=once is enough",
                                    "1=greets again without need"), VERB_CASE("vca", "Case of verbs", "U=upper case",
                                            "l=lower case", "C=capitalized", "x=mixed"), KEYWORD_CASE("kca",
                                                    "Case of FROM and TO", "U=upper case", "l=lower case",
                                                    "C=capitalized", "x=mixed",
                                                    "0=left out"), VERB_BLANK("vsp", "Between verb and argument",
                                                            "1=one blank", "n=more blanks", "t=a tab",
                                                            "x=sometimes more"), COLON("col",
                                                                    "At the colon of FROM: and TO:", "0=no blank",
                                                                    "1=one blank after it", "n=blanks after it",
                                                                    "b=a blank before it", "m=no colon",
                                                                    "x=sometimes a blank"), BRACKETS("bra",
                                                                            "Angle brackets", "y=around every address",
                                                                            "n=never", "x=sometimes"), LINE_END("eol",
                                                                                    "End of lines", "c=CRLF",
                                                                                    "l=LF alone",
                                                                                    "x=both"), TRAILING("tra",
                                                                                            "Blanks at the end of lines",
                                                                                            "0=none",
                                                                                            "v=after verbs without argument",
                                                                                            "a=after arguments",
                                                                                            "x=after both"), MAIL_PARAMETERS(
                                                                                                    "mpa",
                                                                                                    "Parameters of MAIL",
                                                                                                    "0=none, though offered",
                                                                                                    "*=in this order:"), RCPT_PARAMETERS(
                                                                                                            "rpa",
                                                                                                            "Parameters of RCPT",
                                                                                                            "0=none, though offered",
                                                                                                            "*=in this order:"), SIZE(
                                                                                                                    "siz",
                                                                                                                    "Declared size",
                                                                                                                    "e=what is sent",
                                                                                                                    "m=more than is sent",
                                                                                                                    "l=less than is sent"), BODY(
                                                                                                                            "bod",
                                                                                                                            "Declared body",
                                                                                                                            "0=none, though offered",
                                                                                                                            "7=7BIT",
                                                                                                                            "8=8BITMIME",
                                                                                                                            "b=BINARYMIME",
                                                                                                                            "o=something else"), PIPELINING(
                                                                                                                                    "pip",
                                                                                                                                    "Commands sent ahead",
                                                                                                                                    "0=none, though offered",
                                                                                                                                    "*=these (! is: though not offered):"), BATCH(
                                                                                                                                            "rcp",
                                                                                                                                            "Recipients of a message",
                                                                                                                                            "1=one",
                                                                                                                                            "2=2 to 20",
                                                                                                                                            "3=21 to 99",
                                                                                                                                            "4=100 or more"), RESET(
                                                                                                                                                    "rse",
                                                                                                                                                    "RSET",
                                                                                                                                                    "0=never",
                                                                                                                                                    "*=used (a before the first mail, m in a mail, e after an error, b between mails):"), NOOP(
                                                                                                                                                            "noo",
                                                                                                                                                            "NOOP",
                                                                                                                                                            "0=never",
                                                                                                                                                            "1=used"), TRANSFER(
                                                                                                                                                                    "dat",
                                                                                                                                                                    "Content comes by",
                                                                                                                                                                    "D=DATA",
                                                                                                                                                                    "B=BDAT",
                                                                                                                                                                    "x=DATA and BDAT"), CHUNKS(
                                                                                                                                                                            "chu",
                                                                                                                                                                            "Chunks of BDAT",
                                                                                                                                                                            "1=one, which is the last",
                                                                                                                                                                            "n=several",
                                                                                                                                                                            "z=an empty last one"), AFTER_4XX(
                                                                                                                                                                                    "r4x",
                                                                                                                                                                                    "After a 4xx reply",
                                                                                                                                                                                    "d=hangs up",
                                                                                                                                                                                    "*=goes on with:"), AFTER_5XX(
                                                                                                                                                                                            "r5x",
                                                                                                                                                                                            "After a 5xx reply",
                                                                                                                                                                                            "d=hangs up",
                                                                                                                                                                                            "*=goes on with:"), MULTILINE(
                                                                                                                                                                                                    "mul",
                                                                                                                                                                                                    "Replies of several lines",
                                                                                                                                                                                                    "w=waits for the last line",
                                                                                                                                                                                                    "a=answers each line"), ENDING(
                                                                                                                                                                                                            "end",
                                                                                                                                                                                                            "Ends by",
                                                                                                                                                                                                            "q=QUIT",
                                                                                                                                                                                                            "p=QUIT sent ahead",
                                                                                                                                                                                                            "d=hanging up",
                                                                                                                                                                                                            "t=falling silent"), STARTTLS(
                                                                                                                                                                                                                    "tls",
                                                                                                                                                                                                                    "STARTTLS",
                                                                                                                                                                                                                    "0=not used, though offered",
                                                                                                                                                                                                                    "u=used",
                                                                                                                                                                                                                    "!=tried, though not offered"), AUTH(
                                                                                                                                                                                                                            "aut",
                                                                                                                                                                                                                            "Sign-in",
                                                                                                                                                                                                                            "0=not used, though offered",
                                                                                                                                                                                                                            "*=by (! is: though not offered):"), AUTH_INITIAL(
                                                                                                                                                                                                                                    "aui",
                                                                                                                                                                                                                                    "First answer of the sign-in",
                                                                                                                                                                                                                                    "i=comes with AUTH",
                                                                                                                                                                                                                                    "w=waits to be asked",
                                                                                                                                                                                                                                    "x=sometimes with AUTH"), MESSAGES(
                                                                                                                                                                                                                                            "mes",
                                                                                                                                                                                                                                            "Messages of a session",
                                                                                                                                                                                                                                            "0=none",
                                                                                                                                                                                                                                            "1=one",
                                                                                                                                                                                                                                            "n=several"), NEXT(
                                                                                                                                                                                                                                                    "nex",
                                                                                                                                                                                                                                                    "After a message",
                                                                                                                                                                                                                                                    "d=hangs up",
                                                                                                                                                                                                                                                    "*=goes on with:"), ORDER(
                                                                                                                                                                                                                                                            "ord",
                                                                                                                                                                                                                                                            "Steps up to the first message",
                                                                                                                                                                                                                                                            "*=in this order:"), OTHER(
                                                                                                                                                                                                                                                                    "oth",
                                                                                                                                                                                                                                                                    "Other commands",
                                                                                                                                                                                                                                                                    "0=none",
                                                                                                                                                                                                                                                                    "*=used:"), CONTENT(
                                                                                                                                                                                                                                                                            "con",
                                                                                                                                                                                                                                                                            "Faults of content",
                                                                                                                                                                                                                                                                            "0=none",
                                                                                                                                                                                                                                                                            "*=has (l bare LF, r bare CR, d dots not doubled, 8 undeclared 8-bit, n NUL, w over-long lines):"), EMPTY_LINES(
                                                                                                                                                                                                                                                                                    "emp",
                                                                                                                                                                                                                                                                                    "Empty lines as commands",
                                                                                                                                                                                                                                                                                    "0=none",
                                                                                                                                                                                                                                                                                    "1=sent"), PATHS(
                                                                                                                                                                                                                                                                                            "pth",
                                                                                                                                                                                                                                                                                            "Oddities of addresses",
                                                                                                                                                                                                                                                                                            "0=none",
                                                                                                                                                                                                                                                                                            "*=has (r source route, n name before the address, q quoted, b not balanced):"),
    /// Of the timing: not part of the text, as it depends on the network.
    FIRST_PAUSE("first", "Pause before the first command", times()), PAUSE("pause", "Usual pause before a command",
            times()), READS("reads", "A short message comes in", "1=one piece", "2=two pieces", "n=more pieces");

    private final String key;
    private final String title;
    /// `|value=words|value=words|`, as enums hold nothing that could change.
    private final String words;

    DialectFeature(String key, String title, String... words) {
        this.key = key;
        this.title = title;
        this.words = "|" + String.join("|", words) + "|";
    }

    private static String[] times() {
        return new String[]{"0=under 20 ms", "1=under 200 ms", "2=under 2 s", "3=under 20 s", "4=20 s or more"};
    }

    /// What it is called in a dialect.
    public String key() {
        return key;
    }

    /// What it is about, for a person.
    public String title() {
        return title;
    }

    /// What `value` means.
    public String words(String value) {
        String known = find(value);
        if (!known.isEmpty()) {
            return known;
        }
        String list = find("*");
        return list.isEmpty() ? value : list + " " + value;
    }

    private String find(String value) {
        int start = words.indexOf("|" + value + "=");
        return start < 0 ? "" : words.substring(start + value.length() + 2, words.indexOf('|', start + 1));
    }

    public static Optional<DialectFeature> of(String key) {
        return Arrays.stream(values()).filter(feature -> feature.key.equals(key)).findFirst();
    }
}
