package io.agorawebhooks.http;

import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AppNames;
import io.undertow.server.HttpServerExchange;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which apps may send: all, or only those that have a secret or a name. Without this, strangers can
 * make up as many apps as they like.
 */
final class KnownApps {
  private final boolean isOn;
  private final Supplier<Signatures> signatures;
  private final AppNames names;
  private volatile Set<AppId> named = Set.of();

  /**
   * @param isOn whether others are turned away
   */
  KnownApps(boolean isOn, Supplier<Signatures> signatures, AppNames names) {
    this.isOn = isOn;
    this.signatures = signatures;
    this.names = names;
  }

  /** Goes on with a request for an app that may send, now or on a worker's thread. */
  void pass(HttpServerExchange exchange, AppId app, Runnable work) {
    if (!isOn || signatures.get().count(app) > 0 || named.contains(app)) {
      work.run();
    } else {
      exchange.dispatch(later -> look(later, app, work));
    }
  }

  /** Names are given by a command, which is another process. */
  private void look(HttpServerExchange exchange, AppId app, Runnable work) {
    try {
      named = Set.copyOf(names.all().keySet());
      if (!named.contains(app)) {
        throw HttpProblem.notFound(
            "The app "
                + app
                + " is not known here. To let it in: agora-webhooks app name, or a secret");
      }
      work.run();
    } catch (RuntimeException e) {
      Problems.answer(exchange, e);
    }
  }
}
