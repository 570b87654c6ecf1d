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

/// Makes replies wait for their delay, and everything after them wait its turn. Costs a timer while something waits,
/// and nothing else; fires [Signal#DRAINED] when nothing waits any more, which is when input may be read again.
///
/// Thread-safety: confined to the session's event loop.
final class Pacing extends ChannelOutboundHandlerAdapter {
    /// What pacing tells the handlers after it.
    enum Signal {
        DRAINED
    }

    /// A reply to be sent after `delay` of doing nothing.
    record Delayed(Bytes text, Duration delay) {}

    private record Waiting(Object message, ChannelPromise promise) {}

    /// What waits, first in first out; the first one's delay is running. None when nothing waits, the usual case.
    private @Nullable ArrayDeque<Waiting> queue;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (queue != null) {
            queue.add(new Waiting(message, promise));
        } else if (message instanceof Delayed(_, Duration delay)) {
            queue = new ArrayDeque<>(2);
            queue.add(new Waiting(message, promise));
            after(context, delay);
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
        send(context, queue.remove());
        while (!queue.isEmpty()) {
            if (queue.element().message() instanceof Delayed(_, Duration delay)) {
                context.flush();
                after(context, delay);
                return;
            }
            send(context, queue.remove());
        }
        queue = null;
        context.flush();
        context.fireUserEventTriggered(Signal.DRAINED);
    }

    private static void send(ChannelHandlerContext context, Waiting waiting) {
        if (waiting.message() instanceof Delayed(Bytes text, _)) {
            ByteBuf buffer = context.alloc().directBuffer(text.size()).writeBytes(text.buffer());
            var _ = context.write(buffer, waiting.promise());
        } else {
            var _ = context.write(waiting.message(), waiting.promise());
        }
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
