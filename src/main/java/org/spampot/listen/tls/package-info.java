/// What a client shows of itself before it is encrypted: its ClientHello and the fingerprints of it.
///
/// Start at [HelloReader]. Depends on: the JDK. Does not: speak TLS, read sockets.
@NullMarked
package org.spampot.listen.tls;

import org.jspecify.annotations.NullMarked;
