package io.agorawebhooks.http;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.access.Grant;
import io.agorawebhooks.access.Scope;
import io.agorawebhooks.notice.AppId;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;

/**
 * Who asks.
 *
 * @param name of the user or token, empty if there is none
 */
record Caller(Kind kind, String name, Grant grant) {
  private static final AttachmentKey<Caller> KEY = AttachmentKey.create(Caller.class);

  /** How it is known. */
  enum Kind {
    /** Not at all. */
    NOBODY,
    /** Somebody on this machine. */
    LOCAL,
    /** A program with a token. */
    TOKEN,
    /** A person who has logged in. */
    USER,
    /** Anybody, where everybody may look. */
    PUBLIC
  }

  /** Somebody on this machine. */
  static final Caller LOCAL = new Caller(Kind.LOCAL, "", Grant.ALL);

  /** Anybody, where everybody may look. */
  static final Caller PUBLIC = new Caller(Kind.PUBLIC, "", Grant.TO_LOOK);

  Caller {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(grant, "grant is null");
  }

  /** The caller of a request that the gate has let pass. */
  static Caller of(HttpServerExchange exchange) {
    return requireNonNull(exchange.getAttachment(KEY), "nobody has passed the gate");
  }

  void passed(HttpServerExchange exchange) {
    exchange.putAttachment(KEY, this);
  }

  /**
   * Checks what it may do.
   *
   * @throws HttpProblem 403 if it may not
   */
  void check(Scope scope) {
    if (!grant.allows(scope)) {
      throw HttpProblem.forbidden(
          "This needs the scope " + scope.text() + ", which you do not have");
    }
  }

  /** The same for what is of one app; an app that is not there answers the same. */
  void check(AppId app) {
    if (!grant.isFor(app)) {
      throw HttpProblem.forbidden("You may not see the app " + app);
    }
  }

  /** The same for what is of all apps together. */
  void checkAll() {
    if (!grant.isForAll()) {
      throw HttpProblem.forbidden("This is of all apps together, and you may see only some");
    }
  }
}
