package org.spampot.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// Makes replies wait for their delay, lets slow ones drip byte by byte, and everything after them wait its turn. Costs
/// a timer while something waits, and nothing else; fires [Signal#DRAINED] when nothing waits any more, which is when
/// input may be read again.
///
/// Thread-safety: confined to the session's event loop.
final class Pacing extends ChannelOutboundHandlerAdapter {
    /// What pacing tells the handlers after it.
    enum Signal {
        DRAINED
    }

    /// A reply to be sent after `delay` of doing nothing, at `rate` bytes a second; 0 for all of it at once.
    record Delayed(Bytes text, Duration delay, int rate) {
        /// Beyond so many drops a second they get larger instead.
        private static final int MOST_DROPS = 20;

        int drop() {
            return rate == 0 ? text.size() : Math.max(1, rate / MOST_DROPS);
        }

        Duration pause() {
            return Duration.ofNanos(1_000_000_000L * drop() / rate);
        }
    }

    private record Waiting(Object message, ChannelPromise promise) {}

    /// What waits, first in first out; the first one's delay is running. None when nothing waits, the usual case.
    private @Nullable ArrayDeque<Waiting> queue;
    /// How much of the first one is sent.
    private int sent;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (queue != null) {
            queue.add(new Waiting(message, promise));
        } else if (message instanceof Delayed delayed) {
            queue = new ArrayDeque<>(2);
            queue.add(new Waiting(message, promise));
            after(context, delayed.delay());
        } else {
            var _ = context.write(message, promise);
        }
    }

    private void after(ChannelHandlerContext context, Duration delay) {
        var _ = context.executor().schedule(() -> release(context), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The first one's delay is over: it goes out, with all after it that have none of their own.
    private void release(ChannelHandlerContext context) {
        if (queue == null) {
            return;
        }
        if (!drip(context, queue.element())) {
            return;
        }
        queue.remove();
        while (!queue.isEmpty()) {
            if (queue.element().message() instanceof Delayed next) {
                context.flush();
                after(context, next.delay());
                return;
            }
            Waiting waiting = queue.remove();
            var _ = context.write(waiting.message(), waiting.promise());
        }
        queue = null;
        context.flush();
        context.fireUserEventTriggered(Signal.DRAINED);
    }

    /// Sends the next drop of the first one; whether that was the last.
    private boolean drip(ChannelHandlerContext context, Waiting first) {
        if (!(first.message() instanceof Delayed reply)) {
            throw new IllegalStateException("only a delayed reply comes first");
        }
        int size = Math.min(reply.drop(), reply.text().size() - sent);
        ByteBuf buffer = context.alloc().directBuffer(size)
                .writeBytes(reply.text().buffer().position(sent).limit(sent + size));
        sent += size;
        if (sent < reply.text().size()) {
            var _ = context.writeAndFlush(buffer);
            after(context, reply.pause());
            return false;
        }
        sent = 0;
        var _ = context.write(buffer, first.promise());
        return true;
    }

    /// The connection is over; what still waits is dropped.
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (queue != null) {
            for (Waiting waiting : queue) {
                ReferenceCountUtil.release(waiting.message());
                waiting.promise().tryFailure(new ClosedChannelException());
            }
            queue = null;
        }
    }
}
