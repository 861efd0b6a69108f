package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.access.Login;
import io.agorawebhooks.access.PasswordHasher;
import io.agorawebhooks.access.RandomText;
import io.agorawebhooks.access.User;
import io.agorawebhooks.storage.TokenHash;
import io.agorawebhooks.storage.Users;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Lets people in and out, and tells them who they are. */
final class Logins {
  private static final long SECONDS = Duration.ofHours(12).toSeconds();
  private static final int LONGEST_FORM = 4 * 1024;
  private static final PasswordHasher PASSWORDS = new Bcrypt();
  private static final String NEXT = "next";
  private static final String WRONG = "Name or password is wrong.";

  /** From everywhere together, so that nobody tries more than 100 an hour. */
  static final Duration FORGIVEN_AS_A_NAME = Duration.ofMinutes(4);

  private static final Duration FORGIVEN_FROM_AN_ADDRESS = Duration.ofMinutes(1);

  /** Hashing is slow on purpose, and must not take all threads. */
  private static final int AT_ONCE = 2;

  private final Users users;
  private final Gate gate;
  private final Attempts ofAddresses = new Attempts(FORGIVEN_FROM_AN_ADDRESS);
  private final Attempts ofNames = new Attempts(FORGIVEN_AS_A_NAME);
  private final Clock clock;
  private final Duration patience;
  private final Budget budget = new Budget(Budget.BODIES);
  private final Semaphore places = new Semaphore(AT_ONCE);

  Logins(Users users, Gate gate, Clock clock, Duration patience) {
    this.users = users;
    this.gate = gate;
    this.clock = clock;
    this.patience = patience;
  }

  void form(Request request) {
    String next = request.query(NEXT).value(NEXT);
    LoginPage.show(request.exchange(), StatusCodes.OK, next == null ? "/" : next, "");
  }

  void logIn(Request request) {
    HttpServerExchange exchange = request.exchange();
    gate.checkOrigin(exchange, Caller.PUBLIC);
    BodyReader.read(
        exchange,
        budget,
        patience,
        LONGEST_FORM,
        (read, body) -> read.dispatch(later -> guarded(later, body)));
  }

  private void guarded(HttpServerExchange exchange, Body body) {
    try {
      logIn(exchange, body);
    } catch (RuntimeException e) {
      Problems.answer(exchange, e);
    }
  }

  private void logIn(HttpServerExchange exchange, Body body) {
    if (body.end() != Body.End.COMPLETE) {
      throw HttpProblem.badRequest("The form is too long");
    }
    Query form = Query.of(new String(body.bytes(), UTF_8), List.of("name", "password", NEXT));
    String name = given(form, "name");
    String next = local(given(form, NEXT));
    Optional<User> user = attempt(exchange, name, given(form, "password"));
    if (user.isEmpty()) {
      LoginPage.show(exchange, StatusCodes.UNAUTHORIZED, next, WRONG);
    } else {
      letIn(exchange, user.get(), next);
    }
  }

  /** Of an address and of a name only so many wrong ones are looked at. */
  private Optional<User> attempt(HttpServerExchange exchange, String name, String password) {
    String address = Peer.address(exchange);
    ofAddresses.begin(address, now());
    ofNames.begin(name, now());
    Optional<User> user = find(name, password);
    if (user.isPresent()) {
      ofAddresses.succeed(address);
      ofNames.succeed(name);
    }
    return user;
  }

  private static String given(Query form, String name) {
    @Nullable String value = form.value(name);
    return value == null ? "" : value;
  }

  /** Leads nowhere else: a browser takes what begins with two slashes for another host. */
  private static String local(String next) {
    return next.matches("/(?![/\\\\])[\\x21-\\x7e]*") ? next : "/";
  }

  private Optional<User> find(String name, String password) {
    Optional<User> user = User.isName(name) ? users.find(name) : Optional.empty();
    boolean isLong = password.length() > PasswordHasher.LONGEST;
    String hash = user.map(User::password).orElseGet(() -> Nobody.HASH);
    return matches(isLong ? "" : password, hash) ? user : Optional.empty();
  }

  private boolean matches(String password, String hash) {
    places.acquireUninterruptibly();
    try {
      return PASSWORDS.matches(password, hash);
    } finally {
      places.release();
    }
  }

  private void letIn(HttpServerExchange exchange, User user, String next) {
    String shown = RandomText.secret();
    users.logIn(new Login(user.name(), now() + SECONDS), TokenHash.of(shown), now());
    LoginCookie.set(exchange, shown, SECONDS);
    see(exchange, next);
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private static void see(HttpServerExchange exchange, String where) {
    exchange.setStatusCode(StatusCodes.SEE_OTHER);
    exchange.getResponseHeaders().put(Headers.LOCATION, where);
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.endExchange();
  }

  void logOut(Request request) {
    HttpServerExchange exchange = request.exchange();
    gate.checkOrigin(exchange, Caller.PUBLIC);
    @Nullable String shown = LoginCookie.of(exchange);
    exchange.dispatch(
        later -> {
          if (shown != null) {
            users.logOut(TokenHash.of(shown));
          }
          LoginCookie.set(later, "", 0);
          see(later, "/login");
        });
  }

  /** Who asks, for pages that show it; anybody may know of themselves. */
  Read.Answer me(Request request) {
    request.query();
    @Nullable Caller caller = gate.caller(request.exchange()).orElse(null);
    return Read.Answer.ok(
        Answers.VIEWS.me(
            caller == null ? Caller.Kind.NOBODY.name() : caller.kind().name(),
            caller == null ? "" : caller.name(),
            caller == null ? null : caller.grant()));
  }

  /** Comparing with it takes as long as with somebody's; made when it is first needed. */
  private static final class Nobody {
    static final String HASH = PASSWORDS.hash(RandomText.secret());
  }
}
