package org.spampot.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.spampot.model.Bytes;

/// The last handler of a connection: turns what Netty says into what a [SessionDriver] understands. Buffers end here:
/// their bytes are copied and they are released in one method.
///
/// Thread-safety: confined to the connection's event loop.
final class SessionHandler extends ChannelInboundHandlerAdapter {
    /// How whoever stops the server says so, as a user event.
    enum Stop {
        /// Finish what is open, begin nothing.
        SOON,
        /// Time is up.
        NOW
    }

    private final SessionDriver driver;

    SessionHandler(SessionDriver driver) {
        this.driver = driver;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        driver.connected();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        byte[] bytes = new byte[buffer.readableBytes()];
        try {
            buffer.readBytes(bytes);
        } finally {
            buffer.release();
        }
        driver.received(Bytes.own(bytes));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        driver.readComplete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case ChannelInputShutdownEvent _ -> driver.inputClosed();
            case Pacing.Signal.DRAINED -> driver.paced();
            case SslHandshakeCompletionEvent shaken when shaken.isSuccess() -> driver.secured();
            case SslHandshakeCompletionEvent failed -> driver.notSecured(failed.cause());
            // the client says over TLS what closing its side says of a socket
            case SslCloseCompletionEvent closed when closed.isSuccess() -> driver.inputClosed();
            case Stop.SOON -> driver.stopSoon();
            case Stop.NOW -> driver.stopNow();
            default -> context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        driver.writabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        driver.closed();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        driver.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            driver.broken();
        } else if (cause instanceof DecoderException && cause.getCause() instanceof SSLException broken) {
            driver.tlsBroken(broken);
        } else {
            driver.fail(cause);
        }
    }
}
