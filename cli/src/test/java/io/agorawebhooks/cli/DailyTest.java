package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DailyTest {
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  @Test
  void steps_areDoneInOrder() throws InterruptedException {
    List<Runnable> steps = List.of(() -> done.add("first"), () -> done.add("second"));
    try (Daily daily = Daily.start(steps, Duration.ZERO)) {
      assertThat(done.poll(1, TimeUnit.MINUTES)).isEqualTo("first");
      assertThat(done.poll(1, TimeUnit.MINUTES)).isEqualTo("second");
    }
  }

  @Test
  void close_interruptsWhatIsUnderWay() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Runnable endless =
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            done.add("interrupted");
          }
        };
    try (Daily daily = Daily.start(List.of(endless), Duration.ZERO)) {
      assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(done).containsExactly("interrupted");
  }
}
