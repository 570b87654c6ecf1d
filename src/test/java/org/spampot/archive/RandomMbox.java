package org.spampot.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Mboxes as programs write them, and as accidents leave them.
final class RandomMbox {
    private static final String FROM = "From a@example.com Sat Jan  3 01:05:34 2004\n";
    private static final List<String> LINES = List.of("text\n", "\n", "From here on\n", ">From me\n",
            "> said\n>>From you\n",
            "From: x\n", FROM, "> quoted\n", "a\r\n", "\r\n", "F\n", "From \n", "--b\n");

    private RandomMbox() {}

    enum Variant {
        O, RD, CL, CL2;

        /// What a reader gets that cannot know how it was written.
        String quotedForGood(String mail) {
            return this == O ? mail.replaceAll("(?m)^From ", ">From ") : cl(mail);
        }

        private String cl(String mail) {
            return this == CL
                    ? measured(mail.replaceAll("(?m)^From ", ">From "))
                    : this == CL2 ? measured(mail) : mail;
        }
    }

    static List<String> mails(Random random) {
        List<String> mails = new ArrayList<>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            var mail = new StringBuilder("Subject: " + random.nextInt(1000) + "\n\n");
            for (int lines = random.nextInt(8); lines > 0; lines--) {
                mail.append(LINES.get(random.nextInt(LINES.size())));
            }
            mails.add(mail.append("end\n").toString());
        }
        return mails;
    }

    static String written(List<String> mails, Variant variant) {
        var file = new StringBuilder();
        for (String mail : mails) {
            String quoted = variant == Variant.RD
                    ? mail.replaceAll("(?m)^(>*From )", ">$1")
                    : variant.quotedForGood(mail);
            file.append(FROM).append(quoted).append('\n');
        }
        return file.toString();
    }

    private static String measured(String mail) {
        int body = mail.indexOf("\n\n") + 2;
        return "Content-Length: " + (mail.length() - body) + "\n" + mail;
    }

    static byte[] damaged(Random random) {
        var file = new StringBuilder();
        for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
            file.append(written(mails(random), Variant.values()[random.nextInt(4)]));
            switch (random.nextInt(6)) {
                case 0 -> file.setLength(random.nextInt(file.length() + 1));
                case 1 -> file.insert(random.nextInt(file.length()), "\0".repeat(random.nextInt(3000)));
                case 2 -> file.insert(0, "junk\n");
                case 3 -> file.append("x".repeat(random.nextInt(4000))).append('\n');
                case 4 -> file.setCharAt(random.nextInt(file.length()), (char) random.nextInt(256));
                default -> file.append('\n');
            }
        }
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The first place of `file` that is in nothing of `found`, or in more than one; empty when there is none.
    static String uncovered(byte[] file, List<Found> found) {
        String all = new String(file, StandardCharsets.ISO_8859_1);
        int at = 0;
        for (Found each : found) {
            if (each.offset() != at) {
                return "at " + at + ": " + each;
            }
            at = switch (each) {
                case Found.Message message -> behind(all, at, message);
                case Found.Skipped skipped -> at + (int) skipped.size();
                case Found.Session _ -> -1;
                case Found.Kept _ -> -1;
            };
        }
        return at == file.length ? "" : "at " + at + " of " + file.length;
    }

    private static int behind(String all, int at, Found.Message message) {
        int line = all.indexOf('\n', at) + 1;
        boolean envelope = all.startsWith("From ", at) && !message.damage().equals("no From line");
        int from = !envelope ? at : line == 0 ? all.length() : line;
        String content = message.content().latin1();
        int end = from;
        for (int index = 0; index < content.length(); index++) {
            boolean start = end == 0 || all.charAt(end - 1) == '\n';
            boolean quoted = start && message.format().equals("mboxrd") && all.substring(end).matches("(?s)>+From .*");
            end += quoted ? 1 : 0;
            if (end >= all.length() || all.charAt(end) != content.charAt(index)) {
                return -1;
            }
            end++;
        }
        for (int lines = 0; lines < 2 && end < all.length() && !all.startsWith("From ", end); lines++) {
            end += all.startsWith("\r\n", end) ? 2 : all.charAt(end) == '\n' ? 1 : 0;
        }
        return end;
    }
}
