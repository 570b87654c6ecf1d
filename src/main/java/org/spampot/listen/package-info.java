/// Sockets around the SMTP conversation: accepts connections, feeds each session and does what it answers.
///
/// Start at [SmtpServer]; [Admission] builds the pipeline of a connection, [SessionDriver] drives its session.
/// Depends on: `model`, `smtp`, Netty. Does not: know SMTP, judge spam, keep anything (it hands captures to
/// [org.spampot.smtp.Intake]), block an event loop.
@NullMarked
package org.spampot.listen;

import org.jspecify.annotations.NullMarked;
