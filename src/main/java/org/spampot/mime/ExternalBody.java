package org.spampot.mime;

import java.util.Map;
import java.util.Optional;
import org.spampot.model.Bytes;

/// Where a `message/external-body` says that its content is (RFC 2046 section 5.2.3, RFC 2017), as text.
final class ExternalBody {
    private ExternalBody() {}

    static Optional<String> read(ContentType type, Bytes phantom) {
        Map<String, String> parameters = type.parameters();
        String access = parameters.getOrDefault("access-type", "").strip();
        String url = parameters.getOrDefault("url", "").replaceAll("\\s", "");
        String site = parameters.getOrDefault("site", "").strip();
        String server = parameters.getOrDefault("server", "").strip();
        if (!url.isEmpty()) {
            return Optional.of(url);
        }
        if (!site.isEmpty()) {
            String directory = parameters.getOrDefault("directory", "").strip();
            return Optional.of("ftp://" + site + "/" + directory + (directory.isEmpty() ? "" : "/")
                    + parameters.getOrDefault("name", "").strip());
        }
        if (!server.isEmpty()) {
            return Optional.of("mailto:" + server);
        }
        return access.isEmpty() && phantom.isEmpty() ? Optional.empty() : Optional.of(access);
    }
}
