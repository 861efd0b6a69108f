package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.kit.Notices;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.InMemoryStorage;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FirstLookTest {
  private final InMemoryStorage storage = new InMemoryStorage();

  /** Says what it is asked for. */
  private static final class Asked implements HttpServer.Api {
    private final BlockingQueue<List<String>> paths = new LinkedBlockingQueue<>();

    @Override
    public byte[] get(List<String> path, Map<String, List<String>> parameters) {
      paths.add(path);
      return new byte[0];
    }

    @Override
    public byte[] share(AppId app, Map<String, List<String>> parameters) {
      throw new AssertionError("A look shares nothing");
    }

    @Override
    public byte[] revoke(AppId app, String share) {
      throw new AssertionError("A look revokes nothing");
    }

    @Override
    public void export(AppId app, Map<String, List<String>> parameters, OutputStream out) {
      throw new AssertionError("A look exports nothing");
    }
  }

  private void store(String app, long second) {
    AppId id = new AppId(app);
    Delivery made = Notices.setAside(id, "1", SetAside.TEST);
    Delivery delivery =
        new Delivery(id, made.notice(), Instant.ofEpochSecond(second), "", made.body());
    storage.write(transaction -> transaction.store(delivery));
  }

  @Test
  void look_isAtTheAppThatSentLast() throws InterruptedException {
    store("a", 100);
    store("b", 300);
    store("c", 200);
    Asked asked = new Asked();
    FirstLook.start(storage, asked);
    assertThat(asked.paths.poll(10, TimeUnit.SECONDS)).containsExactly("api", "channels", "b");
  }
}
