package org.spampot.analysis.file;

import static org.spampot.analysis.file.ZipMaker.join;
import static org.spampot.analysis.file.ZipMaker.u16;
import static org.spampot.analysis.file.ZipMaker.u32;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spampot.model.Bytes;

/// Compound files with sectors of 512 bytes and no mini stream: every stream is padded over the cutoff's place, which is
/// told as 0.
public final class CompoundMaker {
    private static final int SECTOR = 512;
    private static final long END = 0xfffffffeL;
    private static final long NONE = 0xffffffffL;

    private static final class Node {
        private final String name;
        private final int type;
        private final Bytes content;
        private final List<Node> children = new ArrayList<>();
        private int number;
        private long neighbor = NONE;

        Node(String name, int type, Bytes content) {
            this.name = name;
            this.type = type;
            this.content = content;
        }
    }

    private final Node root = new Node("Root Entry", 5, Bytes.EMPTY);

    /// Adds a stream.
    ///
    /// @param path steps joined by `/`; folders on the way are made
    @CanIgnoreReturnValue
    public CompoundMaker stream(String path, byte[] content) {
        String[] steps = path.split("/", -1);
        Node at = root;
        for (int step = 0; step < steps.length - 1; step++) {
            at = folder(at, steps[step]);
        }
        at.children.add(new Node(steps[steps.length - 1], 2, Bytes.own(content)));
        return this;
    }

    private static Node folder(Node in, String name) {
        for (Node child : in.children) {
            if (child.name.equals(name)) {
                return child;
            }
        }
        var made = new Node(name, 1, Bytes.EMPTY);
        in.children.add(made);
        return made;
    }

    public byte[] done() {
        List<Node> nodes = new ArrayList<>();
        number(root, nodes);
        var body = new ByteArrayOutputStream();
        List<Long> table = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        for (Node node : nodes) {
            starts.add(node.content.isEmpty() ? END : append(node.content.toArray(), body, table));
        }
        long directory = append(directory(nodes, starts), body, table);
        int tables = (table.size() + 1 + SECTOR / 4) / (SECTOR / 4);
        long tableStart = table.size();
        for (int at = 0; at < tables; at++) {
            table.add(0xfffffffdL);
        }
        var header = new ByteArrayOutputStream();
        header.writeBytes(
                join(ZipMaker.bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), new byte[16], u16(0x3e),
                        u16(3), u16(0xfffe), u16(9), u16(6), new byte[10], u32(tables), u32(directory), u32(0), u32(0),
                        u32(END),
                        u32(0), u32(END), u32(0)));
        for (int at = 0; at < 109; at++) {
            header.writeBytes(u32(at < tables ? tableStart + at : 0xffffffffL));
        }
        var fat = new ByteArrayOutputStream();
        table.forEach(next -> fat.writeBytes(u32(next)));
        byte[] padded = Arrays.copyOf(fat.toByteArray(), tables * SECTOR);
        Arrays.fill(padded, fat.size(), padded.length, (byte) 0xff);
        return join(header.toByteArray(), body.toByteArray(), padded);
    }

    private static void number(Node root, List<Node> into) {
        into.add(root);
        for (int at = 0; at < into.size(); at++) {
            Node node = into.get(at);
            node.number = at;
            into.addAll(node.children);
            // children as a list: each is the right neighbor of the one before
            for (int child = 1; child < node.children.size(); child++) {
                node.children.get(child - 1).neighbor = (long) into.size() - node.children.size() + child;
            }
        }
    }

    private static long append(byte[] content, ByteArrayOutputStream body, List<Long> table) {
        long start = table.size();
        int sectors = (content.length + SECTOR - 1) / SECTOR;
        body.writeBytes(Arrays.copyOf(content, sectors * SECTOR));
        for (int at = 1; at <= sectors; at++) {
            table.add(at == sectors ? END : start + at);
        }
        return start;
    }

    private static byte[] directory(List<Node> nodes, List<Long> starts) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < nodes.size(); at++) {
            Node node = nodes.get(at);
            byte[] name = Arrays.copyOf(node.name.getBytes(StandardCharsets.UTF_16LE), 64);
            out.writeBytes(join(name, u16(2 * node.name.length() + 2), new byte[]{(byte) node.type, 1},
                    u32(NONE), u32(node.neighbor),
                    u32(node.children.isEmpty() ? NONE : node.children.getFirst().number), new byte[36],
                    u32(starts.get(at)), u32(node.content.size()), u32(0)));
        }
        return out.toByteArray();
    }
}
