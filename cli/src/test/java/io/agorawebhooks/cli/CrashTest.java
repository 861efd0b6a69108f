package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.DayCase;
import io.agorawebhooks.kit.Expected;
import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes down while a noisy day comes in: what it acknowledged is there, once. */
class CrashTest {
  private static final AppId APP = DayCase.lines().get(0).app();
  private static final int SENDERS = 8;
  private static final int KILLS = 5;

  /** 3 MB: the native library fits, the write-ahead log of the day does not. */
  private static final int SMALL = 6_000;

  @TempDir private Path folder;
  private final Queue<DayCase.Line> lines = new ArrayBlockingQueue<>(DayCase.lines().size());
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
  private final AtomicInteger refused = new AtomicInteger();
  private final Queue<Integer> unexpected = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stopSending() {
    senders.shutdownNow();
  }

  @Test
  void killedHalfway_isAsExpected() throws Exception {
    int half = DayCase.lines().size() / 2;
    try (ServerProcess server = ServerProcess.start(database(), folder)) {
      List<Future<?>> sending = send(server);
      server.killWhen(() -> lines.size() < half);
      server.restart();
      check(server, sending);
    }
  }

  @Test
  void killedAtRandomMoments_isAsExpected() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (ServerProcess server = ServerProcess.start(database(), folder)) {
      List<Future<?>> sending = send(server);
      for (int moment : moments(random)) {
        server.killWhen(() -> lines.size() <= moment);
        server.restart();
      }
      check(server, sending);
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  /** Numbers of notices still to come, the most first. */
  private static int[] moments(Random random) {
    int[] done = random.ints(KILLS, 0, DayCase.lines().size()).sorted().toArray();
    return IntStream.of(done).map(taken -> DayCase.lines().size() - taken).toArray();
  }

  @Test
  void filesThatCannotGrow_refuseAndLoseNothing() throws Exception {
    try (ServerProcess server = ServerProcess.startWithSmallFiles(database(), folder, SMALL)) {
      List<Future<?>> sending = send(server);
      server.killWhen(() -> refused.get() > 100);
      server.restart();
      check(server, sending);
    }
  }

  /** The log cannot grow for a while; prlimit, which is on every Linux, gives it room again. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void filesThatCanGrowAgain_areWrittenWithoutRestart() throws Exception {
    try (ServerProcess server = ServerProcess.startWithSmallFiles(database(), folder, SMALL)) {
      List<Future<?>> sending = send(server);
      ServerProcess.await(() -> refused.get() > 100);
      server.letFilesGrow();
      check(server, sending);
    }
  }

  private String database() {
    return "sqlite:///" + folder.resolve("crash.db");
  }

  /** Sends like Agora, but never gives up. */
  private List<Future<?>> send(ServerProcess server) {
    lines.addAll(DayCase.lines());
    List<Future<?>> sending = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      sending.add(senders.submit(() -> sendAll(server)));
    }
    return sending;
  }

  private Void sendAll(ServerProcess server) throws Exception {
    for (DayCase.Line line = lines.poll(); line != null; line = lines.poll()) {
      while (!accepted(server, line)) {
        server.awaitUp();
      }
    }
    return null;
  }

  private boolean accepted(ServerProcess server, DayCase.Line line) throws InterruptedException {
    try {
      HttpResponse<Void> answer = server.api().answer(line.app(), line.body());
      if (isRefusal(answer)) {
        refused.incrementAndGet();
      } else if (answer.statusCode() != 200) {
        unexpected.add(answer.statusCode());
      }
      return answer.statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Says that it is not stored and when to come again. */
  private static boolean isRefusal(HttpResponse<Void> answer) {
    return answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
  }

  private void check(ServerProcess server, List<Future<?>> sending) throws Exception {
    for (Future<?> sender : sending) {
      sender.get();
    }
    assertThat(unexpected).as("answers but 200 and 503 with Retry-After").isEmpty();
    Map<String, Expected> expected = DayCase.expected();
    expected.values().removeIf(channel -> channel.calls().isEmpty());
    assertThat(server.api().channels(APP)).containsExactlyInAnyOrderEntriesOf(expected);
  }
}
