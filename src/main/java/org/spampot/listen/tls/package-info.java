/// TLS as the honeypot speaks it: whom it shows itself as, and what a client shows of itself before it is encrypted.
///
/// Start at [TlsIdentity] for certificates and [HelloReader] for ClientHellos. Depends on: the JDK, Bouncy Castle.
/// Does not: read sockets, know SMTP.
@NullMarked
package org.spampot.listen.tls;

import org.jspecify.annotations.NullMarked;
