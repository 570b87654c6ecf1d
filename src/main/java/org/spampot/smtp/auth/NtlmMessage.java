package org.spampot.smtp.auth;

import java.nio.charset.StandardCharsets;
import org.spampot.model.Bytes;

/// A message of an NTLM client (MS-NLMP sections 2.2.1.1 and 2.2.1.3), read as far as it goes.
record NtlmMessage(Bytes bytes) {
    static final int NEGOTIATE = 1;
    static final int AUTHENTICATE = 3;
    static final int UNICODE = 0x1;

    private static final String SIGNATURE = "NTLMSSP\0";
    private static final int LONGEST_NAME = 512;

    /// 0 when it is none at all.
    int type() {
        boolean signed = bytes.size() >= 12 && bytes.slice(0, SIGNATURE.length()).latin1().equals(SIGNATURE);
        return signed ? number(8) : 0;
    }

    int flags() {
        int at = type() == AUTHENTICATE ? 60 : 12;
        // a message of LAN Manager ends before them
        return bytes.size() >= at + 4 ? number(at) : type() == AUTHENTICATE ? UNICODE : 0;
    }

    /// `DOMAIN\name` of an answer, or just the name.
    String account() {
        String domain = text(28);
        String name = text(36);
        return domain.isEmpty() ? name : domain + "\\" + name;
    }

    /// The text that the field at `at` tells the length and place of; empty when it lies outside.
    private String text(int at) {
        if (bytes.size() < at + 8) {
            return "";
        }
        int length = Math.min(bytes.at(at) | bytes.at(at + 1) << 8, LONGEST_NAME);
        int start = number(at + 4);
        if (start < 0 || start > bytes.size() - length) {
            return "";
        }
        Bytes text = bytes.slice(start, start + length);
        return (flags() & UNICODE) != 0
                ? new String(text.toArray(), StandardCharsets.UTF_16LE)
                : text.text();
    }

    private int number(int at) {
        return bytes.at(at) | bytes.at(at + 1) << 8 | bytes.at(at + 2) << 16 | bytes.at(at + 3) << 24;
    }
}
