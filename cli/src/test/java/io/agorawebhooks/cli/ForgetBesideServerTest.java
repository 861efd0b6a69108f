package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.notice.AppId;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The command {@code forget-user} beside a server in a process of its own. */
class ForgetBesideServerTest {
  private static final AppId APP = new AppId("my-app");
  private static final String MARIA = "maria.k@example.org";
  private static final int BEFORE = 600;

  @TempDir private Path folder;
  private final CountDownLatch before = new CountDownLatch(BEFORE);
  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicInteger sent = new AtomicInteger();
  private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
  private final ExecutorService senders = Executors.newFixedThreadPool(2);

  @AfterEach
  void stopSending() {
    enough.set(true);
    senders.shutdownNow();
  }

  @Test
  void user_whoGoesOnCalling_isForgotten_andNoNoticeIsRefused() throws Exception {
    try (ServerProcess server = ServerProcess.start(database(), folder)) {
      Future<?> one = senders.submit(() -> send(server));
      Future<?> other = senders.submit(() -> send(server));
      before.await();
      CommandRun run =
          CommandRun.of(
              "forget-user", "my-app", "--account", MARIA, "--yes", "--json", "--db", database());
      assertThat(run.exitCode()).as(run.err()).isZero();
      JsonNode forgotten = new ObjectMapper().readTree(run.out());
      assertThat(forgotten.at("/rows/webhook_events").intValue()).isGreaterThan(100);
      int then = sent.get();
      ServerProcess.await(() -> sent.get() > then + 100);
      enough.set(true);
      one.get();
      other.get();
      assertThat(refused).isEmpty();
      CommandRun verified = CommandRun.of("verify", "--db", database());
      assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
      assertNowhere(forgotten);
    }
  }

  /** The server has the database open, so its log is there. */
  private void assertNowhere(JsonNode forgotten) throws Exception {
    String shown = CommandRun.of("user", "show", "my-app", "7", "--db", database()).out();
    assertThat(shown).doesNotContain("room");
    String alias = forgotten.at("/uids/0/alias").textValue();
    assertThat(CommandRun.of("user", "show", "my-app", alias, "--db", database()).out())
        .contains("room");
    for (String end : new String[] {"", "-wal"}) {
      String bytes = Files.readString(Path.of(folder.resolve("agora.db") + end), ISO_8859_1);
      assertThat(bytes.contains(MARIA)).as(end).isFalse();
    }
  }

  /** Joins and leaves of 20 users; every fourth is of the one who is to be forgotten. */
  private Void send(ServerProcess server) throws Exception {
    while (!enough.get()) {
      int number = sent.getAndIncrement();
      int status = server.api().post(APP, notice(number));
      if (status != 200) {
        refused.add(status);
      }
      before.countDown();
    }
    return null;
  }

  private static byte[] notice(int number) {
    int stay = number / 2;
    boolean isMaria = stay % 4 == 0;
    return """
        {"noticeId":"n-%d","productId":1,"eventType":%d,"payload":{"channelName":"room %d","ts":%d,\
        "uid":%d,"account":"%s"%s}}"""
        .formatted(
            number,
            number % 2 == 0 ? 103 : 104,
            stay % 7,
            1767261600 + number,
            isMaria ? 7 : 100 + stay % 20,
            isMaria ? MARIA : "user-" + stay % 20,
            number % 2 == 0 ? "" : ",\"duration\":1")
        .getBytes(UTF_8);
  }

  private String database() {
    return "sqlite:///" + folder.resolve("agora.db");
  }
}
