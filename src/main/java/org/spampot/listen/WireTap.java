package org.spampot.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/// Sees every byte of both directions, nearest to the wire: counts them.
///
/// Thread-safety: shared by all connections; has no state but counters.
@ChannelHandler.Sharable
final class WireTap extends ChannelDuplexHandler {
    private final Counters counters;

    WireTap(Counters counters) {
        this.counters = counters;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            counters.bytesIn.add(bytes.readableBytes());
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            counters.bytesOut.add(bytes.readableBytes());
        }
        var _ = context.write(message, promise);
    }
}
