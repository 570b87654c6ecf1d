/// The first packet of a connection, its SYN: what it says about the system that sent it.
///
/// Start at [Syn]. Depends on: the JDK. Does not: open sockets, capture packets (the kernel saves the one it saw).
@NullMarked
package org.spampot.listen.syn;

import org.jspecify.annotations.NullMarked;
