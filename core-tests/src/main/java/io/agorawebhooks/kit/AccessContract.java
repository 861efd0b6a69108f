package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.access.Grant;
import io.agorawebhooks.access.Login;
import io.agorawebhooks.access.Scope;
import io.agorawebhooks.access.Token;
import io.agorawebhooks.access.User;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AccessStore;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.TokenHash;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must be true of who may see what, wherever it is kept: a test per sentence. */
public abstract class AccessContract {
  private static final long T = 1767261600;
  private static final AppId APP = new AppId("app");
  private static final Grant SOME =
      new Grant(Set.of(APP, new AppId("b-2")), Set.of(Scope.READ, Scope.ADMIN));

  private AccessStore access;

  /** A new one with nothing in it. */
  protected abstract AccessStore open();

  @BeforeEach
  void prepare() {
    access = open();
  }

  @Test
  void tokens_areFoundByTheirTextAlone() {
    Token token = token("1", SOME, T + 60);
    access.tokens().save(token, TokenHash.of("text"));

    assertThat(access.tokens().find(TokenHash.of("text"))).contains(token);
    assertThat(access.tokens().find(TokenHash.of("Text"))).isEmpty();
    assertThat(access.tokens().find(TokenHash.of(TokenHash.of("text").hex()))).isEmpty();
  }

  @Test
  void tokens_areListedById() {
    Token b = token("b", Grant.ALL, null);
    Token a = token("a", Grant.TO_LOOK, T);
    access.tokens().save(b, TokenHash.of("b"));
    access.tokens().save(a, TokenHash.of("a"));

    assertThat(access.tokens().list()).containsExactly(a, b);
  }

  @Test
  void tokens_idAndTextAreTakenOnce() {
    access.tokens().save(token("a", SOME, null), TokenHash.of("a"));

    assertThatThrownBy(() -> access.tokens().save(token("a", SOME, null), TokenHash.of("b")))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> access.tokens().save(token("b", SOME, null), TokenHash.of("a")))
        .isInstanceOf(StorageException.class);
    assertThat(access.tokens().list()).hasSize(1);
  }

  @Test
  void tokens_areRevokedOnce() {
    access.tokens().save(token("a", SOME, null), TokenHash.of("a"));

    assertThat(access.tokens().revoke("a", T + 1)).isTrue();
    assertThat(access.tokens().revoke("a", T + 2)).isTrue();
    assertThat(access.tokens().revoke("b", T + 1)).isFalse();
    assertThat(access.tokens().find(TokenHash.of("a")).orElseThrow().revoked()).isEqualTo(T + 1);
  }

  @Test
  void users_areKeptAndReplaced() {
    User old = new User("ann@example.org", "hash", SOME, T);
    User user = new User("ann@example.org", "hash 2", Grant.ALL, T + 1);
    access.users().save(old);
    access.users().save(user);
    access.users().save(new User("Zoe", "hash", SOME, T));

    assertThat(access.users().find("ann@example.org")).contains(user);
    assertThat(access.users().find("ANN@example.org")).isEmpty();
    assertThat(access.users().list()).extracting(User::name).containsExactly("Zoe", user.name());
  }

  @Test
  void logins_areFoundUntilTheyEnd() {
    access.users().save(new User("ann", "hash", SOME, T));
    Login login = new Login("ann", T + 60);
    access.users().logIn(login, TokenHash.of("a"), T);

    assertThat(access.users().login(TokenHash.of("a"))).contains(login);
    assertThat(access.users().login(TokenHash.of("b"))).isEmpty();
    access.users().logOut(TokenHash.of("a"));
    access.users().logOut(TokenHash.of("a"));
    assertThat(access.users().login(TokenHash.of("a"))).isEmpty();
  }

  @Test
  void logins_thatAreOverAreForgottenWithTheNext() {
    access.users().save(new User("ann", "hash", SOME, T));
    access.users().logIn(new Login("ann", T + 60), TokenHash.of("a"), T);
    access.users().logIn(new Login("ann", T + 120), TokenHash.of("b"), T + 60);

    assertThat(access.users().login(TokenHash.of("a"))).isEmpty();
    assertThat(access.users().login(TokenHash.of("b"))).isPresent();
  }

  @Test
  void logins_endWithTheUserAndWithAnotherPassword() {
    access.users().save(new User("ann", "hash", SOME, T));
    access.users().logIn(new Login("ann", T + 60), TokenHash.of("a"), T);
    access.users().save(new User("ann", "hash 2", SOME, T));
    assertThat(access.users().login(TokenHash.of("a"))).isEmpty();

    access.users().logIn(new Login("ann", T + 60), TokenHash.of("b"), T);
    assertThat(access.users().delete("ann")).isTrue();
    assertThat(access.users().delete("ann")).isFalse();
    assertThat(access.users().login(TokenHash.of("b"))).isEmpty();
    access.users().logIn(new Login("ann", T + 60), TokenHash.of("c"), T);
    assertThat(access.users().login(TokenHash.of("c"))).isEmpty();
  }

  @Test
  void apps_haveNames() {
    access.appNames().name(APP, "Old");
    access.appNames().name(APP, "Class \"A\" <b>");
    access.appNames().name(new AppId("other"), "Other");
    access.appNames().name(new AppId("other"), "");

    assertThat(access.appNames().all()).isEqualTo(Map.of(APP, "Class \"A\" <b>"));
  }

  private static Token token(String id, Grant grant, @Nullable Long expires) {
    return new Token(id, "for " + id, grant, T, expires, null);
  }
}
