/// The header that a load balancer writes before what its client says: who that client is.
///
/// Start at [ProxyReader]. Depends on: `model`. Does not: decide whom to believe, read sockets.
@NullMarked
package org.spampot.listen.proxy;

import org.jspecify.annotations.NullMarked;
