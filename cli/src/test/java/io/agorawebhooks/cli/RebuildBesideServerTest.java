package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.kit.DayCase;
import io.agorawebhooks.kit.Expected;
import io.agorawebhooks.notice.AppId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code rebuild} and {@code verify} beside a server in a process of its own. */
class RebuildBesideServerTest {
  private static final AppId APP = DayCase.lines().get(0).app();
  private static final AppId OTHER = new AppId("other");
  private static final int SENDERS = 4;
  private static final int REBUILDS = 2;

  @TempDir private Path folder;
  private final Queue<DayCase.Line> lines = new ConcurrentLinkedQueue<>(DayCase.lines());
  private final CountDownLatch half = new CountDownLatch(DayCase.lines().size() / 2);
  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicInteger others = new AtomicInteger();
  private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);

  @AfterEach
  void stopSending() {
    enough.set(true);
    senders.shutdownNow();
  }

  @Test
  void rebuild_whileNoticesArePosted_refusesAndLosesNone() throws Exception {
    try (ServerProcess server = ServerProcess.start(database(), folder)) {
      List<Future<?>> sending = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        sending.add(senders.submit(() -> sendAll(server)));
      }
      half.await();
      for (int i = 0; i < REBUILDS; i++) {
        CommandRun rebuilt = CommandRun.of("rebuild", "--db", database(), "--json");
        assertThat(rebuilt.exitCode()).as(rebuilt.err()).isZero();
        assertThat(new ObjectMapper().readTree(rebuilt.out()).get("arrived").intValue())
            .isPositive();
        verifyIsClean();
      }
      enough.set(true);
      for (Future<?> sender : sending) {
        sender.get();
      }
      assertThat(refused).isEmpty();
      verifyIsClean();
      assertThat(server.api().channels(APP)).containsExactlyInAnyOrderEntriesOf(expected());
    }
  }

  /** The day, then other notices until it is enough: some come at each step of a rebuild. */
  private Void sendAll(ServerProcess server) throws Exception {
    for (DayCase.Line line = lines.poll(); line != null; line = lines.poll()) {
      post(server, line.app(), line.body());
      half.countDown();
    }
    while (!enough.get()) {
      post(server, OTHER, join(others.incrementAndGet()));
    }
    return null;
  }

  private void post(ServerProcess server, AppId app, byte[] body) throws Exception {
    int status = server.api().post(app, body);
    if (status != 200) {
      refused.add(status);
    }
  }

  private static byte[] join(int number) {
    return """
        {"noticeId":"n-%d","productId":1,"eventType":103,
         "payload":{"channelName":"room","ts":%d,"uid":%d,"clientSeq":1}}"""
        .formatted(number, 1767261600 + number, number)
        .getBytes(UTF_8);
  }

  private void verifyIsClean() {
    CommandRun verified = CommandRun.of("verify", "--db", database());
    assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
  }

  private String database() {
    return "sqlite:///" + folder.resolve("agora.db");
  }

  private static Map<String, Expected> expected() {
    Map<String, Expected> expected = DayCase.expected();
    expected.values().removeIf(channel -> channel.calls().isEmpty());
    return expected;
  }
}
