package org.spampot.listen;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;

/// Netty's epoll handler, kept from forgetting a socket that waits for nothing.
///
/// Netty 4.2.18 takes a socket out of the epoll set when it is interested in no event, and then fails to put it back:
/// its next change is `EPOLL_CTL_MOD`, the kernel says ENOENT, and the connection is closed with its unread input and
/// unsent replies. Here that is every client that closes its side while its message is written to the journal, as we
/// read nothing then. So such a socket stays in the set for errors only, which the kernel reports in any case.
///
/// Thread-safety: as the handler it wraps.
final class EpollKeeper implements IoHandler {
    private final IoHandler epoll;

    private EpollKeeper(IoHandler epoll) {
        this.epoll = epoll;
    }

    static IoHandlerFactory factory() {
        IoHandlerFactory factory = EpollIoHandler.newFactory();
        return executor -> new EpollKeeper(factory.newHandler(executor));
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return new Kept(epoll.register(handle));
    }

    @Override
    public void initialize() {
        epoll.initialize();
    }

    @Override
    public int run(IoHandlerContext context) {
        return epoll.run(context);
    }

    @Override
    public void prepareToDestroy() {
        epoll.prepareToDestroy();
    }

    @Override
    public void destroy() {
        epoll.destroy();
    }

    @Override
    public void wakeup() {
        epoll.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
        return epoll.isCompatible(type);
    }

    private static final class Kept implements IoRegistration {
        private final IoRegistration registration;
        private volatile boolean inSet;

        Kept(IoRegistration registration) {
            this.registration = registration;
        }

        @Override
        public long submit(IoOps ops) {
            if (EpollIoOps.NONE.equals(ops) && inSet) {
                return registration.submit(EpollIoOps.EPOLLERR);
            }
            if (!EpollIoOps.NONE.equals(ops)) {
                inSet = true;
            }
            return registration.submit(ops);
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as Netty declares it
        public <T> T attachment() {
            return registration.attachment();
        }

        @Override
        public boolean isValid() {
            return registration.isValid();
        }

        @Override
        public boolean cancel() {
            return registration.cancel();
        }
    }
}
