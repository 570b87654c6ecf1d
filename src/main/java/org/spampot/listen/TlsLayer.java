package org.spampot.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.spampot.listen.tls.ClientHello;
import org.spampot.listen.tls.HelloReader;
import org.spampot.listen.tls.HelloReader.Reading;
import org.spampot.model.Handshake;
import org.spampot.model.Printable;

/// TLS of one connection, between its wire and its session, from when it is wanted to the end.
///
/// Thread-safety: confined to the connection's event loop.
final class TlsLayer {
    private static final int LONGEST_REASON = 200;

    private final SslHandler tls;
    private Handshake offered = new Handshake("", "", "", List.of(), "", "", "", false, "");
    private @Nullable String failure;

    private TlsLayer(SslHandler tls) {
        this.tls = tls;
    }

    /// Puts it next to the wire tap: what comes from now on is TLS.
    static TlsLayer over(SocketChannel channel, TlsServer server) {
        var layer = new TlsLayer(server.handler(channel.alloc()));
        channel.pipeline().addAfter(Admission.TAP, null, layer.tls);
        channel.pipeline().addAfter(Admission.TAP, null, layer.new Peek());
        return layer;
    }

    /// Why the handshake came to nothing, in a few words.
    String failed(Throwable cause) {
        String why = switch (cause) {
            case NotSslRecordException _ -> "what the client sent is no TLS";
            case SslHandshakeTimeoutException _ -> "the handshake took too long";
            case ClosedChannelException _ -> "the client left during the handshake";
            default -> Printable.line(String.valueOf(cause.getMessage()), LONGEST_REASON);
        };
        failure = why;
        return why;
    }

    /// Says that nothing more will be sent, once all before it is.
    Future<?> close() {
        return tls.closeOutbound();
    }

    /// What is known of it by now.
    Handshake facts() {
        boolean completed = tls.handshakeFuture().isSuccess();
        SSLSession agreed = tls.engine().getSession();
        String why = completed ? "" : failure != null ? failure : "the handshake was not finished";
        return new Handshake(completed ? agreed.getProtocol() : "", completed ? agreed.getCipherSuite() : "",
                offered.serverName(), offered.alpn(), offered.ja3(), offered.ja3Text(), offered.ja4(), completed, why);
    }

    /// Reads the ClientHello along, on its way to the engine, and leaves when it has seen it.
    private final class Peek extends ChannelInboundHandlerAdapter {
        private final HelloReader reader = new HelloReader();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            Reading hello = reader.read(((ByteBuf) message).nioBuffer());
            if (hello instanceof Reading.Complete(ClientHello whole)) {
                offered = Offered.by(whole, "");
            }
            context.fireChannelRead(message);
            if (!(hello instanceof Reading.More) && !context.isRemoved()) {
                context.pipeline().remove(this);
            }
        }
    }
}
