package org.spampot.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the names of files and folders say where mail programs keep a message a file: Maildir and MH.
final class MailFolders {
    private static final Pattern MAILDIR = Pattern.compile("(\\d{9,11})\\.[^/]+");
    private static final Pattern MH = Pattern.compile(",?\\d{1,9}");
    private static final Pattern TORN = Pattern.compile("\\d{10}\\.torn(-\\d+)?");
    private static final Set<String> MESSAGES = Set.of("cur", "new");
    private static final Set<String> SERVER = Set.of("maildirfolder", "maildirsize", "subscriptions",
            "dovecot-uidlist", "dovecot-keywords", "dovecot-uidvalidity", "dovecot.index", "dovecot.index.cache",
            "dovecot.index.log", "dovecot.index.log.2", "dovecot.list.index", "dovecot.list.index.log",
            "dovecot.mailbox.log", "dovecot-acl", "dovecot-acl-list", "dovecot.sieve", "courierimapsubscribed",
            "courierimapuiddb", "courierimapkeywords", "courierimapacl", "courierpop3dsizelist", ".mh_sequences",
            ".xmhcache", ".mh_profile", ".uidvalidity", ".strict_mh", ".DS_Store", "Thumbs.db");

    private MailFolders() {}

    /// Why a file of the file system is no mail by its name and place; nothing when it may be.
    static @Nullable String passedOver(Path file, Place place, Format format) {
        boolean known = SERVER.contains(place.name()) || place.name().startsWith("dovecot-uidvalidity.");
        if (known && !place.named()) {
            return "a file of the mail program";
        }
        if (TORN.matcher(place.name()).matches() && !place.named()) {
            return "cut off a journal after a crash, and nobody was told that it was kept";
        }
        Path folder = file.toAbsolutePath().getParent();
        boolean tmp = place.folder().equals("tmp") && folder != null && !place.named()
                && (Files.isDirectory(folder.resolveSibling("cur")) || Files.isDirectory(folder.resolveSibling("new")))
                && (format == Format.AUTO || format == Format.MAILDIR);
        return tmp ? "being delivered" : null;
    }

    /// The format of a file that by its name and place holds one message; empty when it may hold more.
    static String format(Place place) {
        String name = place.name();
        if (Single.named(name)) {
            return "eml";
        }
        if (MESSAGES.contains(place.folder()) && (MAILDIR.matcher(name).matches() || inMaildir(place.file()))) {
            return "maildir";
        }
        return MH.matcher(name).matches() ? "mh" : "";
    }

    /// Whether the name of a file in a Maildir says that it has no bytes; else an empty one is what a crash left.
    static boolean isToldEmpty(String name) {
        return name.contains(",S=0:") || name.endsWith(",S=0");
    }

    private static boolean inMaildir(@Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        return folder != null && Files.isDirectory(folder.resolveSibling("cur"))
                && Files.isDirectory(folder.resolveSibling("new"));
    }

    /// When a message was delivered: a name in a Maildir begins with that; nothing when it does not. The date of the file
    /// says nothing: a copy has another.
    static @Nullable Instant date(String name) {
        Matcher maildir = MAILDIR.matcher(name);
        return maildir.matches() ? Instant.ofEpochSecond(Long.parseLong(maildir.group(1))) : null;
    }
}
