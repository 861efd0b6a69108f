package io.agorawebhooks.storage;

import io.agorawebhooks.access.Login;
import io.agorawebhooks.access.Token;
import io.agorawebhooks.access.User;
import io.agorawebhooks.notice.AppId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who may see what, in maps. */
public final class MemoryAccess implements AccessStore {
  private final MemoryTokens tokens = new MemoryTokens();
  private final MemoryUsers users = new MemoryUsers();
  private final MemoryNames names = new MemoryNames();

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public Users users() {
    return users;
  }

  @Override
  public AppNames appNames() {
    return names;
  }

  private static final class MemoryTokens implements Tokens {
    private final Map<String, Token> byId = new TreeMap<>();
    private final Map<TokenHash, String> ids = new HashMap<>();

    @Override
    public synchronized void save(Token token, TokenHash hash) {
      if (byId.containsKey(token.id()) || ids.containsKey(hash)) {
        throw new StorageException("There is such a token", new IllegalStateException("taken"));
      }
      byId.put(token.id(), token);
      ids.put(hash, token.id());
    }

    @Override
    public synchronized Optional<Token> find(TokenHash hash) {
      return Optional.ofNullable(ids.get(hash)).map(byId::get);
    }

    @Override
    public synchronized List<Token> list() {
      return List.copyOf(byId.values());
    }

    @Override
    public synchronized boolean revoke(String id, long now) {
      return byId.computeIfPresent(id, (same, token) -> revoked(token, now)) != null;
    }

    private static Token revoked(Token token, long now) {
      return token.revoked() != null
          ? token
          : new Token(
              token.id(), token.note(), token.grant(), token.created(), token.expires(), now);
    }
  }

  private static final class MemoryUsers implements Users {
    private final Map<String, User> byName = new TreeMap<>();
    private final Map<TokenHash, Login> logins = new HashMap<>();

    @Override
    public synchronized void save(User user) {
      delete(user.name());
      byName.put(user.name(), user);
    }

    @Override
    public synchronized Optional<User> find(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    @Override
    public synchronized List<User> list() {
      return List.copyOf(byName.values());
    }

    @Override
    public synchronized boolean delete(String name) {
      logins.values().removeIf(login -> login.user().equals(name));
      return byName.remove(name) != null;
    }

    @Override
    public synchronized void logIn(Login login, TokenHash hash, long now) {
      logins.values().removeIf(old -> old.expires() <= now);
      logins.put(hash, login);
    }

    @Override
    public synchronized Optional<Login> login(TokenHash hash) {
      return Optional.ofNullable(logins.get(hash))
          .filter(login -> byName.containsKey(login.user()));
    }

    @Override
    public synchronized void logOut(TokenHash hash) {
      logins.remove(hash);
    }
  }

  private static final class MemoryNames implements AppNames {
    private final Map<AppId, String> names = new HashMap<>();

    @Override
    public synchronized void name(AppId app, String name) {
      if (name.isEmpty()) {
        names.remove(app);
      } else {
        names.put(app, name);
      }
    }

    @Override
    public synchronized Map<AppId, String> all() {
      return Map.copyOf(names);
    }
  }
}
