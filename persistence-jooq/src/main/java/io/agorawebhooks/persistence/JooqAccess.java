package io.agorawebhooks.persistence;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.access.Login;
import io.agorawebhooks.access.Token;
import io.agorawebhooks.access.User;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AccessStore;
import io.agorawebhooks.storage.AppNames;
import io.agorawebhooks.storage.TokenHash;
import io.agorawebhooks.storage.Tokens;
import io.agorawebhooks.storage.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may see what, each change in a transaction of its own. */
final class JooqAccess implements AccessStore {
  private final Writer writer;
  private final Readers readers;

  JooqAccess(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public Tokens tokens() {
    return new OfTokens();
  }

  @Override
  public Users users() {
    return new OfUsers();
  }

  @Override
  public AppNames appNames() {
    return new OfApps();
  }

  private final class OfTokens implements Tokens {
    @Override
    public void save(Token token, TokenHash hash) {
      requireNonNull(token, "token is null");
      requireNonNull(hash, "hash is null");
      writer.aside(
          statements -> {
            statements.tokens.insert(token, hash);
            return true;
          });
    }

    @Override
    public Optional<Token> find(TokenHash hash) {
      requireNonNull(hash, "hash is null");
      return readers.read(queries -> queries.tokens().find(hash));
    }

    @Override
    public List<Token> list() {
      return readers.read(queries -> queries.tokens().list());
    }

    @Override
    public boolean revoke(String id, long now) {
      requireNonNull(id, "id is null");
      return writer.aside(statements -> statements.tokens.revoke(id, now));
    }
  }

  private final class OfUsers implements Users {
    @Override
    public void save(User user) {
      requireNonNull(user, "user is null");
      writer.aside(statements -> statements.people.save(user));
    }

    @Override
    public Optional<User> find(String name) {
      requireNonNull(name, "name is null");
      return readers.read(queries -> queries.people().find(name));
    }

    @Override
    public List<User> list() {
      return readers.read(queries -> queries.people().list());
    }

    @Override
    public boolean delete(String name) {
      requireNonNull(name, "name is null");
      return writer.aside(statements -> statements.people.delete(name));
    }

    @Override
    public void logIn(Login login, TokenHash hash, long now) {
      requireNonNull(login, "login is null");
      requireNonNull(hash, "hash is null");
      writer.aside(statements -> statements.people.logIn(login, hash, now));
    }

    @Override
    public Optional<Login> login(TokenHash hash) {
      requireNonNull(hash, "hash is null");
      return readers.read(queries -> queries.people().login(hash));
    }

    @Override
    public void logOut(TokenHash hash) {
      requireNonNull(hash, "hash is null");
      writer.aside(statements -> statements.people.logOut(hash));
    }
  }

  private final class OfApps implements AppNames {
    @Override
    public void name(AppId app, String name) {
      requireNonNull(app, "app is null");
      requireNonNull(name, "name is null");
      writer.aside(statements -> statements.appNames.name(app, name));
    }

    @Override
    public Map<AppId, String> all() {
      return readers.read(queries -> queries.appNames().all());
    }
  }

  @Override
  public String toString() {
    return "access by " + writer;
  }
}
