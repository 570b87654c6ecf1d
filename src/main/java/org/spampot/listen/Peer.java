package org.spampot.listen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// The client's socket as the driver uses it: replies of one turn leave together, reading stops while there is a
/// reason, and parting waits until what was said is sent.
///
/// Thread-safety: confined to the session's event loop.
final class Peer {
    /// Why nothing is read at the moment.
    enum Pause {
        /// A message is on its way to the journal.
        STORING,
        /// A delayed reply waits. The greeting alone does not, so that whoever cannot wait for it is heard.
        PACING,
        /// The client does not read its replies.
        UNREAD
    }

    private static final int REPLY = 256;

    private final SocketChannel channel;
    private final Portion portion;
    private final @Nullable TlsServer server;
    /// A bit for each reason, as a set would cost every idle session an object.
    private int pauses;
    private @Nullable ByteBuf unsent;
    private boolean spoken;
    private boolean greetingHeld;
    private boolean silent;
    private boolean inputClosed;
    private boolean parting;
    private @Nullable TlsLayer tls;
    /// What was said last over TLS.
    private @Nullable ChannelFuture last;

    /// @param portion how much of it is read at a time
    /// @param server makes its TLS, if there is any to be had
    Peer(SocketChannel channel, Portion portion, @Nullable TlsServer server) {
        this.channel = channel;
        this.portion = portion;
        this.server = server;
    }

    /// How much of what comes is read at a time.
    Portion portion() {
        return portion;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    /// @param rate bytes a second; 0 for all at once
    void say(Bytes text, Duration delay, int rate) {
        boolean first = !spoken;
        spoken = true;
        if (delay.isPositive() || rate > 0) {
            write();
            greetingHeld = first;
            if (!first) {
                pause(Pause.PACING);
            }
            said(channel.write(new Pacing.Delayed(text, delay, rate)));
        } else {
            if (unsent == null) {
                unsent = channel.alloc().directBuffer(Math.max(REPLY, text.size()));
            }
            unsent.writeBytes(text.buffer());
        }
    }

    /// Something came. Whether it was before the greeting was out: then nothing more is read until it is.
    boolean heardEarly() {
        if (greetingHeld) {
            pause(Pause.PACING);
        }
        return greetingHeld;
    }

    /// Whether something that was said is held back.
    boolean pacing() {
        return greetingHeld || pauses(Pause.PACING);
    }

    /// Nothing that was said is held back any more.
    void paced() {
        greetingHeld = false;
        resume(Pause.PACING);
    }

    /// Passes on what was said in this turn; it leaves with the next flush.
    void write() {
        if (unsent != null) {
            ByteBuf all = unsent;
            unsent = null;
            said(channel.write(all));
        }
    }

    private void said(ChannelFuture written) {
        if (tls != null) {
            last = written;
        }
    }

    void flush() {
        channel.flush();
    }

    /// Speaks TLS from now on.
    void secure() {
        if (server != null && tls == null) {
            tls = TlsLayer.over(channel, server);
        }
    }

    /// Speaks TLS once everything said is sent.
    void secureAfterReply() {
        write();
        var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (written.isSuccess() && !silent) {
                secure();
            }
        });
    }

    /// TLS as it was spoken, if it was.
    @Nullable
    TlsLayer tls() {
        return tls;
    }

    void pause(Pause why) {
        if (pauses == 0) {
            channel.config().setAutoRead(false);
        }
        pauses |= bit(why);
    }

    void resume(Pause why) {
        boolean paused = pauses != 0;
        pauses &= ~bit(why);
        if (paused && pauses == 0) {
            channel.config().setAutoRead(true);
        }
    }

    private boolean pauses(Pause why) {
        return (pauses & bit(why)) != 0;
    }

    @SuppressWarnings("EnumOrdinal") // the number stays in this object
    private static int bit(Pause why) {
        return 1 << why.ordinal();
    }

    boolean writable() {
        return channel.isWritable();
    }

    /// Whether some of what was said has not even reached the kernel.
    boolean hasUnsent() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer != null && !buffer.isEmpty();
    }

    /// The connection is dead: nothing can be said any more.
    void lost() {
        silent = true;
    }

    boolean isLost() {
        return silent;
    }

    /// The client closed its side. It may still read.
    void inputClosed() {
        inputClosed = true;
        if (parting) {
            close();
        }
    }

    /// Closes once everything said is sent. Unless `atOnce`, closes our side first and drops what still comes until
    /// the client closes its own: closing a socket with unread input resets it, and takes the last reply with it.
    void part(boolean atOnce, Runnable sent) {
        write();
        pauses = 0;
        channel.config().setAutoRead(true);
        flush();
        var _ = allSaid().addListener(written -> {
            if (atOnce || inputClosed || !written.isSuccess()) {
                close();
            } else {
                parting = true;
                sent.run();
                shutdownOutput();
            }
        });
    }

    private ChannelFuture allSaid() {
        if (tls == null) {
            return channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
        }
        // nothing would be a record of TLS, too
        return last == null ? channel.newSucceededFuture() : last;
    }

    private void shutdownOutput() {
        if (tls == null) {
            var _ = channel.shutdownOutput();
        } else {
            var _ = tls.close().addListener(said -> {
                var _ = channel.shutdownOutput();
            });
        }
    }

    /// Closes now; what is not sent is dropped.
    void close() {
        var _ = channel.close();
    }

    /// Lets go of what was never passed on.
    void release() {
        if (unsent != null) {
            unsent.release();
            unsent = null;
        }
    }
}
