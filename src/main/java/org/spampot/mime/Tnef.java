package org.spampot.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.spampot.model.Bytes;

/// TNEF (MS-OXTNEF), the `winmail.dat` of Outlook: a list of attributes, some of them lists of MAPI properties. What it
/// holds becomes parts: the text as plain text, HTML or RTF, each attachment, and messages inside with theirs.
final class Tnef {
    private static final long SIGNATURE = 0x223e9f78L;
    private static final long MESSAGE_PROPERTIES = 0x00069003L;
    private static final long BODY = 0x0002800cL;
    private static final long NEW_ATTACHMENT = 0x00069002L;
    private static final long ATTACHMENT_TITLE = 0x00018010L;
    private static final long ATTACHMENT_DATA = 0x0006800fL;
    private static final long ATTACHMENT_PROPERTIES = 0x00069005L;
    private static final int MOST_FILES = 200;
    private static final int DEEPEST = 3;

    /// What is known of one attachment so far.
    private static final class File {
        private String title = "";
        private Bytes data = Bytes.EMPTY;
        private Map<Integer, MapiProperties.Property> properties = Map.of();
    }

    private final Context context;
    private final String number;
    private final int depth;
    private final List<MimePart> parts = new ArrayList<>();
    private final List<File> files = new ArrayList<>();
    private boolean damaged;

    private Tnef(Context context, String number, int depth) {
        this.context = context;
        this.number = number;
        this.depth = depth;
    }

    /// Gives the parts of `bytes` in one container, and nothing when they are no TNEF.
    static void read(Context context, String number, Bytes bytes, Consumer<MimePart> found) {
        if (isTnef(bytes) && context.takeReading(bytes.size(), number)) {
            context.budget().takePart();
            context.notes().add(MimeDefect.TNEF, number, "");
            found.accept(new Tnef(context, number + "~tnef", 0).container(bytes));
        }
    }

    private static boolean isTnef(Bytes bytes) {
        return bytes.size() > 6 && new LittleEndian(bytes).u32() == SIGNATURE;
    }

    private MimePart container(Bytes bytes) {
        var in = new LittleEndian(bytes);
        in.skip(4 + 2); // signature, key
        while (in.hasMore()) {
            int level = in.u8();
            long attribute = in.u32();
            Bytes data = in.take(in.u32());
            in.skip(2); // checksum, which nobody checks
            if (level != 1 && level != 2) {
                damaged = true;
                break;
            }
            attribute(attribute, data);
        }
        files.forEach(this::file);
        if (damaged || in.isCut()) {
            context.notes().add(MimeDefect.BAD_TNEF, number, "");
        }
        PartHead head = PartHead.made("application/ms-tnef", "");
        return parts.isEmpty() ? head.leaf(number, Bytes.EMPTY) : head.container(number, List.of(), parts);
    }

    private void attribute(long attribute, Bytes data) {
        if (attribute == NEW_ATTACHMENT && files.size() < MOST_FILES) {
            files.add(new File());
        } else if (attribute == NEW_ATTACHMENT) {
            context.notes().truncated("tnef: the first " + MOST_FILES + " files were read");
        } else if (attribute == BODY) {
            part("text/plain", "", "", withoutEnd(data));
        } else if (attribute == MESSAGE_PROPERTIES) {
            body(properties(data));
        } else if (attribute == ATTACHMENT_TITLE) {
            last().title = Charsets.decodeWords(withoutEnd(data), "");
        } else if (attribute == ATTACHMENT_DATA) {
            last().data = data;
        } else if (attribute == ATTACHMENT_PROPERTIES) {
            last().properties = properties(data);
        }
    }

    private File last() {
        if (files.isEmpty()) {
            files.add(new File());
        }
        return files.getLast();
    }

    private Map<Integer, MapiProperties.Property> properties(Bytes data) {
        var properties = MapiProperties.read(data);
        damaged |= properties.damaged();
        return properties.byId();
    }

    private void body(Map<Integer, MapiProperties.Property> properties) {
        MapiProperties.Property plain = properties.get(MapiProperties.BODY);
        if (plain != null) {
            part("text/plain", plain.charset(), "", withoutEnd(plain.value()));
        }
        MapiProperties.Property html = properties.get(MapiProperties.BODY_HTML);
        if (html != null) {
            part("text/html", html.charset(), "", withoutEnd(html.value()));
        }
        MapiProperties.Property rtf = properties.get(MapiProperties.RTF_COMPRESSED);
        if (rtf != null) {
            part("text/rtf", "", "", CompressedRtf.expand(rtf.value(), bytes -> context.takeDecoded(bytes, number)));
        }
    }

    private void file(File file) {
        MapiProperties.Property object = file.properties.get(MapiProperties.ATTACHED);
        String name = name(file);
        Bytes data = file.data.isEmpty() && object != null ? object.content() : file.data;
        if (isTnef(data) && depth < DEEPEST && context.budget().takePart()) {
            String inner = number + "." + (parts.size() + 1);
            parts.add(new Tnef(context, inner, depth + 1).container(data));
        } else if (!data.isEmpty()) {
            MapiProperties.Property tag = file.properties.get(MapiProperties.ATTACHED_TYPE);
            String type = tag == null ? "" : ContentType.parse(tag.text(), ContentType.TEXT, new Notes(), "").name();
            part(type.isEmpty() ? "application/octet-stream" : type, "", name.isEmpty() ? "file" : name, data);
        }
    }

    private static String name(File file) {
        MapiProperties.Property name = file.properties.get(MapiProperties.ATTACHED_LONG_NAME);
        if (name == null) {
            name = file.properties.get(MapiProperties.ATTACHED_NAME);
        }
        return name == null || name.text().isEmpty() ? file.title : name.text();
    }

    private void part(String type, String charset, String name, Bytes data) {
        // its bytes are the container's, which has paid for them
        if (data.isEmpty() || !context.takeReading(0, number)) {
            return;
        }
        PartHead made = PartHead.made(type, name);
        PartHead head = charset.isEmpty() ? made : made.with(made.type().with("charset", charset), "");
        parts.add(Readings.read(context, number + "." + (parts.size() + 1), head, data, 0, Boundaries.EXACT));
    }

    /// Without the NUL that ends a string of one-byte characters.
    private static Bytes withoutEnd(Bytes text) {
        return text.size() > 0 && text.at(text.size() - 1) == 0 && (text.size() < 2 || text.at(text.size() - 2) != 0)
                ? text.slice(0, text.size() - 1)
                : text;
    }
}
