package org.spampot.analysis.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.mime.HeaderField;
import org.spampot.mime.HeaderFields;
import org.spampot.model.Trait;
import org.spampot.model.Where;

/// What single fields tell of how a message was made, sent and handled. A field is one row of the table.
public final class Traits {
    public static final int MOST = 200;
    private static final int LONGEST = 500;

    /// Name of a field to name of what it tells. `docs/reference/analysis.md` says what each means.
    private static final Map<String, String> FIELDS = Map.ofEntries(row("return-path", "return-path"),
            row("delivered-to", "delivered-to"), row("x-delivered-to", "delivered-to"),
            row("x-original-to", "original-to"), row("envelope-to", "original-to"), row("x-envelope-to", "original-to"),
            row("x-envelope-from", "return-path"), row("x-rcpt-to", "original-to"), row("apparently-to", "original-to"),
            row("x-mailer", "mailer"), row("user-agent", "mailer"), row("x-newsreader", "mailer"),
            row("x-mimeole", "mailer"), row("x-mailer-version", "mailer"), row("x-msmail-priority", "priority"),
            row("x-priority", "priority"), row("importance", "priority"), row("x-php-originating-script", "script"),
            row("x-php-script", "script"), row("x-source-args", "script"), row("x-source-dir", "script"),
            row("x-source", "script"), row("x-get-message-sender-via", "authenticated-sender"),
            row("x-authenticated-sender", "authenticated-sender"), row("x-authenticated-user", "authenticated-sender"),
            row("x-authenticated-id", "authenticated-sender"), row("x-auth-id", "authenticated-sender"),
            row("x-authuser", "authenticated-sender"), row("x-sender-id", "authenticated-sender"),
            row("x-smtp-auth", "authenticated-sender"), row("x-originating-email", "authenticated-sender"),
            row("x-originating-ip", "originating-ip"), row("x-sender-ip", "originating-ip"),
            row("x-source-ip", "originating-ip"), row("x-client-ip", "originating-ip"),
            row("x-remote-ip", "originating-ip"), row("x-real-ip", "originating-ip"),
            row("x-aol-ip", "originating-ip"), row("x-webmail-user-ip", "originating-ip"),
            row("x-http-posting-host", "originating-ip"), row("x-originating-host", "originating-host"),
            row("x-antiabuse", "abuse-contact"), row("x-abuse-reports-to", "abuse-contact"),
            row("x-report-abuse", "abuse-contact"), row("x-report-abuse-to", "abuse-contact"),
            row("x-complaints-to", "abuse-contact"), row("x-csa-complaints", "abuse-contact"),
            row("list-id", "list-id"), row("list-post", "list-post"), row("list-owner", "list-owner"),
            row("list-help", "list-help"), row("list-subscribe", "list-subscribe"), row("x-loop", "list-id"),
            row("x-beenthere", "list-id"), row("mailing-list", "list-id"), row("precedence", "bulk"),
            row("auto-submitted", "automatic"), row("x-auto-response-suppress", "automatic"),
            row("x-autoreply", "automatic"), row("feedback-id", "feedback-id"), row("x-feedback-id", "feedback-id"),
            row("x-campaign", "campaign"), row("x-campaignid", "campaign"), row("x-campaign-id", "campaign"),
            row("x-campaign_id", "campaign"), row("campaign-id", "campaign"), row("x-mailing-id", "campaign"),
            row("x-job", "campaign"), row("x-jobid", "campaign"), row("x-job-id", "campaign"),
            row("x-mailingid", "campaign"), row("x-mailer-sid", "campaign"), row("x-mailer-recptid", "campaign"),
            row("x-emailid", "campaign"), row("x-mc-user", "campaign"), row("x-mandrill-user", "campaign"),
            row("x-sg-id", "campaign"), row("x-sg-eid", "campaign"), row("x-mailgun-sid", "campaign"),
            row("x-mailgun-tag", "campaign"), row("x-mailgun-sending-ip", "originating-ip"),
            row("x-ses-outgoing", "campaign"), row("x-mj-mid", "campaign"), row("x-mailjet-campaign", "campaign"),
            row("x-sib-id", "campaign"), row("x-pm-message-id", "campaign"), row("x-virtual-mta", "campaign"),
            row("x-virtualserver", "campaign"), row("x-binding", "campaign"), row("x-sfdc-emailcategory", "campaign"),
            row("x-hs-cid", "campaign"), row("x-cid", "campaign"), row("x-rpcampaign", "campaign"),
            row("x-ironport-av", "filter"), row("x-proofpoint-spam-details", "filter"), row("x-spam-status", "filter"),
            row("x-spam-score", "filter"), row("x-spam-level", "filter"), row("x-spam-flag", "filter"),
            row("x-spam-report", "filter"), row("x-spam-checker-version", "filter"), row("x-spamd-result", "filter"),
            row("x-rspamd-score", "filter"), row("x-barracuda-spam-score", "filter"),
            row("x-microsoft-antispam", "filter"), row("x-forefront-antispam-report", "filter"),
            row("x-ms-exchange-organization-scl", "filter"), row("x-virus-scanned", "filter"),
            row("organization", "organization"), row("x-organization", "organization"), row("thread-index", "thread"),
            row("x-confirm-reading-to", "receipt"), row("disposition-notification-to", "receipt"),
            row("return-receipt-to", "receipt"), row("x-face", "face"), row("content-language", "language"));

    private Traits() {}

    private static Map.Entry<String, String> row(String field, String trait) {
        return Map.entry(field, trait);
    }

    /// At most [#MOST].
    public static List<Trait> find(HeaderFields fields) {
        List<Trait> found = new ArrayList<>();
        for (HeaderField field : fields.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            @Nullable
            String trait = FIELDS.get(name);
            if (found.size() >= MOST) {
                break;
            }
            if (trait != null && !field.decoded().isBlank()) {
                found.add(trait(trait, field.decoded(), name));
            } else if (name.equals("list-unsubscribe")) {
                bracketed(field.value()).forEach(url -> found.add(trait("list-unsubscribe", url, name)));
            } else if (name.equals("list-unsubscribe-post")) {
                oneClick(field, fields, found);
            }
        }
        return found.size() > MOST ? found.subList(0, MOST) : found;
    }

    /// RFC 8058: good for an `https` URL only.
    private static void oneClick(HeaderField field, HeaderFields fields, List<Trait> found) {
        boolean asked = field.value().strip().equalsIgnoreCase("List-Unsubscribe=One-Click");
        for (String url : bracketed(fields.value("list-unsubscribe"))) {
            if (asked && url.regionMatches(true, 0, "https:", 0, 6)) {
                found.add(trait("one-click-unsubscribe", url, "list-unsubscribe-post"));
                return;
            }
        }
    }

    /// What stands in angle brackets (RFC 2369 section 2); a URL without brackets is taken too.
    private static List<String> bracketed(String value) {
        List<String> found = new ArrayList<>();
        int open = value.indexOf('<');
        if (open < 0 && !value.isBlank()) {
            found.add(value.strip());
        }
        while (open >= 0 && found.size() < 20) {
            int close = value.indexOf('>', open);
            if (close < 0) {
                break;
            }
            found.add(value.substring(open + 1, close).replace(" ", ""));
            open = value.indexOf('<', close);
        }
        return found;
    }

    private static Trait trait(String name, String value, String field) {
        String text = value.strip();
        return new Trait(name, text.substring(0, Math.min(LONGEST, text.length())), new Where("header", field));
    }
}
