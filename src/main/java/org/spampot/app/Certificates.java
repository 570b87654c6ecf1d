package org.spampot.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.config.Settings;
import org.spampot.listen.ListenerTls;
import org.spampot.listen.tls.CertificateShape;
import org.spampot.listen.tls.OwnCertificate;
import org.spampot.listen.tls.TlsIdentity;
import org.spampot.listen.tls.TlsProblem;
import org.spampot.smtp.Extension;
import org.spampot.smtp.Voice;

/// Whom each listener shows itself as in TLS: the operator's certificate, or one made for the host that its persona
/// says it is. None is read or made for a listener that cannot need it.
final class Certificates {
    private final Settings.Tls settings;
    private final Path folder;
    private final Instant now;
    private final SecureRandom random;
    private final Map<String, TlsIdentity> own = new HashMap<>();
    private @Nullable TlsIdentity operators;

    /// @param folder where certificates of our own are kept
    Certificates(Settings.Tls settings, Path folder, Instant now, SecureRandom random) {
        this.settings = settings;
        this.folder = folder;
        this.now = now;
        this.random = random;
    }

    /// @throws Trouble in one line, when there is no certificate to be had
    ListenerTls of(Settings.Listener listener, Voice voice) {
        try {
            return switch (listener.tls()) {
                case "implicit" -> new ListenerTls.FromTheStart(identity(voice));
                case "starttls" -> voice.offers(Extension.STARTTLS)
                        ? new ListenerTls.OnCommand(identity(voice))
                        : new ListenerTls.None();
                default -> new ListenerTls.None();
            };
        } catch (TlsProblem problem) {
            throw Trouble.failed(String.valueOf(problem.getMessage()));
        }
    }

    private TlsIdentity identity(Voice voice) {
        if (settings.certificate().isEmpty()) {
            return own.computeIfAbsent(voice.host(), host -> OwnCertificate.keptIn(folder,
                    CertificateShape.ofInstallation(host), now, random));
        }
        if (operators == null) {
            operators = TlsIdentity.read(Path.of(settings.certificate()), Path.of(settings.key()));
        }
        return operators;
    }
}
