package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Aliases;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who was forgotten, by keyed hashes. */
final class ForgottenRows {
  private record Entry(AppId app, SecretHash secret, ByteBuffer hash, String alias) {}

  private final Prepared all;
  private final Prepared secret;
  private final Prepared setSecret;
  private final Prepared insert;
  private final Prepared isFinished;
  private final Prepared unfinished;
  private final Prepared finish;
  private final Prepared countUp;
  private long version;
  private Map<AppId, Aliases> known = Map.of();

  ForgottenRows(Link link) {
    all =
        link.prepare(
            "SELECT a.app_id, a.forget_secret, f.hash, f.alias FROM forgotten f"
                + " JOIN apps a ON a.id = f.app_id");
    secret = link.prepare("SELECT forget_secret FROM apps WHERE id = ?");
    setSecret =
        link.prepare("UPDATE apps SET forget_secret = ? WHERE id = ? AND forget_secret IS NULL");
    insert =
        link.prepare("INSERT INTO forgotten (app_id, hash, alias, finished) VALUES (?, ?, ?, 0)");
    isFinished = link.prepare("SELECT finished FROM forgotten WHERE app_id = ? AND hash = ?");
    unfinished = link.prepare("SELECT app_id FROM forgotten WHERE finished = 0 LIMIT 1");
    finish = link.prepare("UPDATE forgotten SET finished = 1 WHERE app_id = ?");
    countUp = link.prepare("UPDATE generation SET forgotten = forgotten + 1");
  }

  /**
   * The aliases of an app.
   *
   * @param now the number of the generation that is counted up when somebody is forgotten
   */
  Aliases of(AppId app, long now) {
    if (now == 0) {
      return Aliases.NONE;
    }
    if (now != version) {
      known = read();
      version = now;
    }
    return known.getOrDefault(app, Aliases.NONE);
  }

  private Map<AppId, Aliases> read() {
    Map<AppId, SecretHash> hashes = new HashMap<>();
    Map<AppId, Map<ByteBuffer, String>> aliases = new HashMap<>();
    for (Entry entry : all.list(ForgottenRows::entry)) {
      hashes.put(entry.app(), entry.secret());
      aliases.computeIfAbsent(entry.app(), key -> new HashMap<>()).put(entry.hash(), entry.alias());
    }
    Map<AppId, Aliases> found = new HashMap<>();
    hashes.forEach(
        (app, hash) ->
            found.put(app, new ForgottenAliases(hash, aliases.getOrDefault(app, Map.of()))));
    return found;
  }

  private static Entry entry(Row row) {
    return new Entry(
        new AppId(row.text()),
        new SecretHash(row.bytes()),
        ByteBuffer.wrap(row.bytes()),
        row.text());
  }

  /** The key of an app's hashes; empty if nobody was forgotten. */
  Optional<SecretHash> hash(long app) {
    return secret.first(Row::bytes, app).filter(bytes -> bytes.length > 0).map(SecretHash::new);
  }

  /** The same; made of these random bytes if nobody was forgotten yet. */
  SecretHash hash(long app, byte[] random) {
    setSecret.run(random, app);
    return hash(app).orElseThrow();
  }

  /** From the commit on, whoever writes knows the alias. */
  void add(long app, byte[] hash, String alias) {
    insert.run(app, hash, alias);
  }

  void countUp() {
    countUp.run();
  }

  /** Whether the alias stands everywhere; empty if the hash is not known. */
  Optional<Boolean> isFinished(long app, byte[] hash) {
    return isFinished.first(Row::flag, app, hash);
  }

  /** The row of an app of which somebody is not forgotten everywhere yet. */
  Optional<Long> unfinished() {
    return unfinished.first(Row::number);
  }

  void finish(long app) {
    finish.run(app);
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
