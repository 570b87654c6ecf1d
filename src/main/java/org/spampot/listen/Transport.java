package org.spampot.listen;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.spi.SelectorProvider;
import java.util.Optional;
import org.spampot.listen.syn.Syn;

/// Which of Netty's transports carries the sockets.
enum Transport {
    /// Linux's own, in C.
    EPOLL {
        @Override
        IoHandlerFactory io() {
            return EpollKeeper.factory();
        }

        @Override
        ServerChannel listener(InetAddress address) {
            return new EpollServerSocketChannel(family(address));
        }
    },
    /// The JDK's, on every system. Here `::` takes IPv4 connections too.
    NIO {
        @Override
        IoHandlerFactory io() {
            return NioIoHandler.newFactory();
        }

        @Override
        ServerChannel listener(InetAddress address) {
            return new NioServerSocketChannel(SelectorProvider.provider(), family(address));
        }
    };

    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_V6ONLY = 26;
    /// Keeps IPv4 connections from an IPv6 listener, by the numbers Linux has for it (ipv6(7)).
    static final ChannelOption<Integer> V6_ONLY = new IntegerUnixChannelOption("IPV6_V6ONLY", IPPROTO_IPV6,
            IPV6_V6ONLY);

    private static final int IPPROTO_TCP = 6;
    private static final int TCP_SAVE_SYN = 27;
    private static final int TCP_SAVED_SYN = 28;
    /// Two headers at their longest, and some extension headers.
    private static final int LONGEST_SYN = 256;
    /// Makes the kernel keep the SYN of each connection until it is read (tcp(7)).
    static final ChannelOption<Integer> SAVE_SYN = new IntegerUnixChannelOption("TCP_SAVE_SYN", IPPROTO_TCP,
            TCP_SAVE_SYN);
    private static final ChannelOption<ByteBuffer> SAVED_SYN = new RawUnixChannelOption("TCP_SAVED_SYN", IPPROTO_TCP,
            TCP_SAVED_SYN, LONGEST_SYN);

    /// The SYN that `channel` began with, if the kernel kept it; reading it makes the kernel forget it.
    static Optional<Syn> syn(SocketChannel channel) {
        if (!(channel instanceof EpollSocketChannel)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(channel.config().getOption(SAVED_SYN)).flatMap(Syn::read);
        } catch (ChannelException none) {
            // it is longer than any sensible one, or this kernel does not know of it
            return Optional.empty();
        }
    }

    /// The best this machine has.
    static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    abstract IoHandlerFactory io();

    /// A socket of the family of `address`: one for both would make `0.0.0.0` and `::` take each other's port.
    abstract ServerChannel listener(InetAddress address);

    private static SocketProtocolFamily family(InetAddress address) {
        return address instanceof Inet6Address ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    }
}
