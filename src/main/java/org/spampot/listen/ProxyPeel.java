package org.spampot.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.spampot.listen.SessionHandler.Stop;
import org.spampot.listen.proxy.ProxyReader;
import org.spampot.listen.proxy.ProxyReader.Reading;

/// The first handler of a connection from a proxy: takes its header off, and only then lets the client in that it
/// names. A proxy that sends none, or a broken one, is closed: nobody knows who would be speaking.
///
/// Thread-safety: confined to the connection's event loop.
final class ProxyPeel extends ChannelInboundHandlerAdapter {
    /// A header is sent as soon as the connection is up; a lost packet of it comes again after some seconds.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What becomes of the connection.
    interface Door {
        /// The header said who it is: the rest of the pipeline is to be built now.
        void open(Reading header);

        /// There was none.
        void stayClosed(String why);
    }

    private final ProxyReader reader = new ProxyReader();
    private final Door door;
    private @Nullable ScheduledFuture<?> timer;
    private boolean refused;

    ProxyPeel(Door door) {
        this.door = door;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        timer = context.executor().schedule(() -> refuse(context, "no PROXY header in time"), PATIENCE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        if (refused) {
            buffer.release();
            return;
        }
        ByteBuffer bytes = buffer.nioBuffer();
        Reading header = reader.read(bytes);
        buffer.skipBytes(bytes.position());
        switch (header) {
            case Reading.More _ -> buffer.release();
            case Reading.Not(String why) -> {
                buffer.release();
                refuse(context, why);
            }
            case Reading.Proxied _,Reading.Local _ -> admit(context, header, buffer);
        }
    }

    private void admit(ChannelHandlerContext context, Reading header, ByteBuf rest) {
        if (timer != null) {
            timer.cancel(false);
        }
        door.open(header);
        context.fireChannelActive();
        if (rest.isReadable()) {
            context.fireChannelRead(rest);
        } else {
            rest.release();
        }
        // what else happened in this turn goes to those who are there now
        context.pipeline().remove(this);
    }

    private void refuse(ChannelHandlerContext context, String why) {
        if (!refused) {
            refused = true;
            door.stayClosed(why);
            var _ = context.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case ChannelInputShutdownEvent _ -> refuse(context, "closed before its PROXY header");
            case Stop _ -> {
                var _ = context.close();
            }
            default -> context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        refuse(context, cause instanceof IOException ? "reset before its PROXY header" : cause.toString());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
