package io.agorawebhooks.http;

import io.agorawebhooks.access.Token;
import io.agorawebhooks.access.User;
import io.agorawebhooks.storage.AccessStore;
import io.agorawebhooks.storage.TokenHash;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who a request says it is from, and whether that is so. Waits for the storage. */
final class Credentials {
  private static final String BEARER = "bearer ";

  private final AccessStore access;
  private final Clock clock;

  Credentials(AccessStore access, Clock clock) {
    this.access = access;
    this.clock = clock;
  }

  /** Whether a request shows any. */
  static boolean areShown(HttpServerExchange exchange) {
    return exchange.getRequestHeaders().contains(Headers.AUTHORIZATION)
        || LoginCookie.of(exchange) != null;
  }

  /**
   * The caller that a token or a login names; empty for a login that is over.
   *
   * @throws HttpProblem 401 if there is a header {@code Authorization} without a good token
   */
  Optional<Caller> caller(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    String header = headers.getFirst(Headers.AUTHORIZATION);
    if (header != null) {
      return Optional.of(ofToken(header, headers.get(Headers.AUTHORIZATION).size()));
    }
    @Nullable String shown = LoginCookie.of(exchange);
    return shown == null ? Optional.empty() : ofLogin(shown);
  }

  private Caller ofToken(String header, int times) {
    if (times > 1 || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw HttpProblem.unknownCaller("The header Authorization has to be: Bearer TOKEN");
    }
    return access
        .tokens()
        .find(TokenHash.of(header.substring(BEARER.length()).strip()))
        .filter(token -> token.isGood(now()))
        .map(Credentials::caller)
        .orElseThrow(
            () -> HttpProblem.unknownCaller("The token is not known, has expired or was revoked"));
  }

  private static Caller caller(Token token) {
    return new Caller(Caller.Kind.TOKEN, token.id(), token.grant());
  }

  private Optional<Caller> ofLogin(String shown) {
    return access
        .users()
        .login(TokenHash.of(shown))
        .filter(login -> now() < login.expires())
        .flatMap(login -> access.users().find(login.user()))
        .map(Credentials::caller);
  }

  private static Caller caller(User user) {
    return new Caller(Caller.Kind.USER, user.name(), user.grant());
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
