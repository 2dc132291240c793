package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.model.Reading;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The thread itself, which needs no COM: what enters and leaves is counted. */
class ComThreadTest {

    private final AtomicInteger entered = new AtomicInteger();
    private final ComThread thread =
            new ComThread(Duration.ofSeconds(30), () -> entered.incrementAndGet() > 0, () -> {});

    @Test
    void everyQuestionIsAnsweredByOneThreadThatEnteredOnce() {
        Reading<Thread> first = thread.ask("first", () -> Reading.present(Thread.currentThread()));
        Reading<Thread> second = thread.ask("second", () -> Reading.present(Thread.currentThread()));

        assertThat(first).isEqualTo(second).isNotEqualTo(Reading.present(Thread.currentThread()));
        assertThat(first.find().orElseThrow().isDaemon()).isTrue();
        assertThat(entered).hasValue(1);
    }

    @Test
    void questionThatHangsFailsAtItsDeadlineAndTheNextOnesAtOnce() throws Exception {
        ComThread hasty = new ComThread(Duration.ofMillis(300), () -> true, () -> {});
        CountDownLatch hanging = new CountDownLatch(1);

        assertThat(hasty.ask("WMI", () -> {
                    hanging.await();
                    return Reading.present(1);
                }))
                .isEqualTo(Reading.failed("no answer from WMI within 300 ms"));
        assertThat(hasty.ask("the history", () -> Reading.present(2)))
                .isEqualTo(Reading.failed("not asked the history: Windows still owes an answer to WMI"));

        hanging.countDown();
        await("the thread to be free again")
                .atMost(Duration.ofSeconds(30))
                .until(() -> hasty.ask("the history", () -> Reading.present(3)).equals(Reading.present(3)));
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        CountDownLatch hanging = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        Reading<Integer> answer = thread.ask("WMI", () -> {
            hanging.await();
            return Reading.present(1);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isEqualTo(Reading.failed("interrupted while WMI was asked"));
        hanging.countDown();
    }

    @Test
    void missingLibraryIsUnsupportedAndABugStaysABug() {
        assertThat(thread.ask("WMI", () -> {
                    throw new UnsatisfiedLinkError("ole32");
                }))
                .isInstanceOf(Reading.Unsupported.class);
        assertThatThrownBy(() -> thread.ask("WMI", () -> {
                    throw new IllegalArgumentException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a bug");
    }

    @Test
    void threadThatCouldNotEnterStillAnswers() {
        ComThread outside = new ComThread(Duration.ofSeconds(30), () -> false, () -> {
            throw new IllegalStateException("left without having entered");
        });

        assertThat(outside.ask("WMI", () -> Reading.present(1))).isEqualTo(Reading.present(1));
    }
}
