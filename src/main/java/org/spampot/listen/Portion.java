package org.spampot.listen;

import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/// How much of one connection is read in one turn of its event loop, as all others wait for that long: of commands,
/// which take long for their size, a little; of content, which is only looked through for its end, much more. The rest
/// stays in the kernel, and makes its sender wait.
///
/// Thread-safety: confined to the connection's event loop.
final class Portion extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final int COMMANDS = 2 * 1024;
    private static final int LEAST_CONTENT = 16 * 1024;
    private static final int MOST_CONTENT = 64 * 1024;

    private int size = COMMANDS;

    Portion() {
        super(1);
    }

    void commands() {
        size = COMMANDS;
    }

    void content() {
        size = Math.max(size, LEAST_CONTENT);
    }

    @Override
    @SuppressWarnings("deprecation") // so the interface has it
    public Handle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public int guess() {
                return size;
            }

            @Override
            public void lastBytesRead(int bytes) {
                if (size > COMMANDS && bytes >= size) {
                    size = Math.min(2 * size, MOST_CONTENT);
                }
                super.lastBytesRead(bytes);
            }
        };
    }
}
