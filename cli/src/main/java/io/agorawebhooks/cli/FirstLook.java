package io.agorawebhooks.cli;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AppSummary;
import io.agorawebhooks.storage.Storage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Looks at the calls of an app once while a server starts, so that who looks first need not wait
 * for code that runs for the first time.
 */
final class FirstLook {
  private static final int MOST_APPS = 200;

  private final Storage storage;
  private final HttpServer.Api api;

  private FirstLook(Storage storage, HttpServer.Api api) {
    this.storage = storage;
    this.api = api;
  }

  /**
   * Takes it in the background; a server that is closed meanwhile waits for no more than a read.
   */
  static void start(Storage storage, HttpServer.Api api) {
    Thread thread = new Thread(new FirstLook(storage, api)::take, "first-look");
    thread.setDaemon(true);
    thread.start();
  }

  @SuppressWarnings("EmptyCatch")
  private void take() {
    try {
      storage.reads().apps(null, MOST_APPS).stream()
          .max(Comparator.comparing(AppSummary::lastReceivedMs))
          .map(AppSummary::app)
          .ifPresent(this::look);
    } catch (RuntimeException e) {
      // Nobody asked. What is wrong is told to who does.
    }
  }

  private void look(AppId app) {
    api.get(List.of("api", "channels", app.value()), Map.of());
  }
}
