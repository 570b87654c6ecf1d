package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spampot.listen.Pacing.Delayed;
import org.spampot.model.Bytes;

@ExtendWith(Leaks.class)
final class PacingTest {
    private final List<Object> signals = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new Pacing(), new ChannelInboundHandlerAdapter() {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            signals.add(event);
        }
    });

    @Test
    void aReplyWithoutDelayPassesAtOnce() {
        channel.freezeTime();
        channel.writeOutbound(text("now"));

        assertThat(sent()).containsExactly("now");
        assertThat(signals).isEmpty();
    }

    @Test
    void delaysRunOneAfterTheOtherAndNothingOvertakes() {
        channel.freezeTime();
        channel.writeOutbound(new Delayed(Bytes.latin1("a"), Duration.ofSeconds(2), 0), text("b"),
                new Delayed(Bytes.latin1("c"), Duration.ofSeconds(1), 0), text("d"));
        assertThat(sent()).isEmpty();

        pass(1999);
        assertThat(sent()).isEmpty();
        pass(1);
        assertThat(sent()).containsExactly("a", "b");
        pass(999);
        assertThat(sent()).isEmpty();
        assertThat(signals).isEmpty();
        pass(1);
        assertThat(sent()).containsExactly("c", "d");
        assertThat(signals).containsExactly(Pacing.Signal.DRAINED);

        channel.writeOutbound(text("e"));
        assertThat(sent()).containsExactly("e");
    }

    @Test
    void aSlowReplyDripsAndWhatFollowsWaits() {
        channel.freezeTime();
        channel.writeOutbound(new Delayed(Bytes.latin1("abc"), Duration.ofSeconds(1), 2), text("d"));

        pass(999);
        assertThat(sent()).isEmpty();
        pass(1);
        assertThat(sent()).containsExactly("a");
        pass(499);
        assertThat(sent()).isEmpty();
        pass(1);
        assertThat(sent()).containsExactly("b");
        assertThat(signals).isEmpty();
        pass(500);
        assertThat(sent()).containsExactly("c", "d");
        assertThat(signals).containsExactly(Pacing.Signal.DRAINED);
    }

    @Test
    void dropsOfAFasterReplyAreLarger() {
        channel.freezeTime();
        channel.writeOutbound(new Delayed(Bytes.latin1("abcdefg"), Duration.ZERO, 60));
        channel.runScheduledPendingTasks();

        assertThat(sent()).containsExactly("abc");
        pass(50);
        assertThat(sent()).containsExactly("def");
        pass(50);
        assertThat(sent()).containsExactly("g");
    }

    @Test
    void whatWaitsWhenTheConnectionEndsIsReleased() {
        channel.freezeTime();
        ByteBuf waiting = text("b");
        var _ = channel.writeOneOutbound(new Delayed(Bytes.latin1("a"), Duration.ofSeconds(2), 0));
        var written = channel.writeOneOutbound(waiting);
        var _ = channel.close();

        assertThat(waiting.refCnt()).isZero();
        assertThat(written.isSuccess()).isFalse();
        pass(5000);
        assertThat(sent()).isEmpty();
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private List<String> sent() {
        var texts = new ArrayList<String>();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            texts.add(next.toString(StandardCharsets.ISO_8859_1));
            next.release();
        }
        return texts;
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }
}
