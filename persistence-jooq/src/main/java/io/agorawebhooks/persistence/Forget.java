package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Aliases;
import io.agorawebhooks.storage.Forgotten;
import io.agorawebhooks.storage.Forgotten.Taken;
import io.agorawebhooks.storage.Person;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Rebuilt;
import io.agorawebhooks.storage.Rereader;
import io.agorawebhooks.storage.StorageException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts aliases in the place of a user: first in a list by which whoever writes knows what arrives
 * from then on, then in the raw bytes, and makes all anew that follows from them. What is stopped
 * anywhere is finished by the next run: the list knows all that are meant.
 */
final class Forget implements AutoCloseable {
  /** How few notices may be left for the transaction from which on the aliases count. */
  private static final int FEW = 50;

  private static final int SECRET_BYTES = 32;
  private static final int ALIAS_BYTES = 8;
  private static final String ALIAS = "forgotten-";

  private final SqliteFile file;
  private final AppId app;
  private long row;
  private final Person who;
  private final Rereader rereader;
  private final Progress progress;
  private final Link link;
  private final Link reader;
  private final Generation generation;
  private final Turns turns;
  private final ForgottenRows rows;
  private final SecureRandom random = new SecureRandom();
  private final List<Taken> uids = new ArrayList<>();
  private final List<Taken> accounts = new ArrayList<>();

  Forget(
      SqliteFile file,
      AppId app,
      Person who,
      Rereader rereader,
      Progress progress,
      Turns.Rhythm rhythm) {
    this.file = file;
    this.app = app;
    this.who = who;
    this.rereader = rereader;
    this.progress = progress;
    link = file.rebuilder();
    reader = file.auditor();
    generation = new Generation(link);
    turns = new Turns(file, link, generation, rhythm);
    rows = new ForgottenRows(link);
  }

  private void findApp() {
    row =
        reader
            .prepare("SELECT id FROM apps WHERE app_id = ?")
            .first(Row::number, app.value())
            .orElseThrow(this::unknownApp);
  }

  private StorageException unknownApp() {
    return new StorageException("There is no app " + app.value() + " in the database", null);
  }

  /** Fails if somebody is half forgotten: blank notices would be taken for none. */
  static void checkNoneUnfinished(SqliteFile file) {
    try (Link reader = file.reader()) {
      if (new ForgottenRows(reader).unfinished().isPresent()) {
        throw new StorageException(
            "A forget-user was stopped before its end; run it again first", null);
      }
    }
  }

  /** Says what would be taken. */
  Forgotten tell() {
    findApp();
    Optional<Boolean> before = state();
    if (before.isPresent()) {
      return report(before.orElseThrow(), new TreeMap<>(), Duration.ZERO, false, nobody());
    }
    ForgetSearch search = new ForgetSearch(reader, rereader, app, row, who);
    search.look(progress);
    search.uids().forEach(uid -> uids.add(new Taken(Long.toString(uid), null)));
    search.accounts().forEach(account -> accounts.add(new Taken(account, null)));
    SortedMap<String, Long> touched = search.derived();
    RawRenaming raw = renaming(search.found());
    for (RawRenaming.Kind kind : RawRenaming.Kind.values()) {
      touched.put(kind.table(), raw.count(kind, progress));
    }
    return report(false, touched, Duration.ZERO, false, others(search));
  }

  private RawRenaming renaming(Aliases aliases) {
    return new RawRenaming(link, reader, rereader, app, row, aliases);
  }

  /** What the list says of who is meant. */
  private Optional<Boolean> state() {
    return rows.hash(row).flatMap(hash -> rows.isFinished(row, hash(hash)));
  }

  private byte[] hash(SecretHash hash) {
    return who.uid() == null
        ? hash.of(String.valueOf(who.account()))
        : hash.of(who.uid().longValue());
  }

  /** Forgets. */
  Forgotten run() {
    findApp();
    generation.prepare();
    Optional<Boolean> before = state();
    SortedMap<String, Long> touched = new TreeMap<>();
    finish(touched);
    Others others = before.isEmpty() ? begin(touched) : nobody();
    finish(touched);
    new Room(link, reader, turns).giveBack(progress);
    return report(before.orElse(false), touched, turns.longest(), file.cutLog(), others);
  }

  /** What was seen with those who are taken, and stays. */
  private record Others(List<String> uids, List<String> accounts, long channels) {}

  private static Others nobody() {
    return new Others(List.of(), List.of(), 0);
  }

  private static Others others(ForgetSearch search) {
    return new Others(search.otherUids(), search.otherAccounts(), search.channels());
  }

  /** What comes in after the transaction that puts the names on the list has its aliases. */
  private Others begin(SortedMap<String, Long> touched) {
    ForgetSearch search = new ForgetSearch(reader, rereader, app, row, who);
    search.look(progress);
    while (search.left() > FEW) {
      search.look(progress);
    }
    touched.putAll(search.derived());
    Others others = others(search);
    turns.now(
        () -> {
          search.look(progress);
          add(search);
        });
    return others;
  }

  private void add(ForgetSearch search) {
    SecretHash hash = rows.hash(row, bytes(SECRET_BYTES));
    for (long uid : search.uids()) {
      add(hash.of(uid), Long.toString(uid), Long.toString(search.newUid()), uids);
    }
    for (String account : search.accounts()) {
      String alias = ALIAS + HexFormat.of().formatHex(bytes(ALIAS_BYTES));
      add(hash.of(account), account, alias, accounts);
    }
    rows.countUp();
  }

  private void add(byte[] hash, String name, String alias, List<Taken> to) {
    if (rows.isFinished(row, hash).isEmpty()) {
      rows.add(row, hash, alias);
      to.add(new Taken(name, alias));
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** All who are on the list and not finished, of whatever app. */
  private void finish(SortedMap<String, Long> touched) {
    for (Optional<Long> next = rows.unfinished(); next.isPresent(); next = rows.unfinished()) {
      rename(next.orElseThrow(), touched);
    }
  }

  private void rename(long of, SortedMap<String, Long> touched) {
    AppId name = new AppId(name(of));
    generation.read();
    Aliases aliases = rows.of(name, generation.forgotten());
    RawRenaming raw = new RawRenaming(link, reader, rereader, name, of, aliases);
    for (RawRenaming.Kind kind : RawRenaming.Kind.values()) {
      touched.merge(kind.table(), raw.blank(kind, turns, progress), Long::sum);
    }
    raw.fill(turns);
    new FrozenRenaming(link, reader, of, aliases).run(turns);
    turns.held(rebuild());
    link.execute("PRAGMA synchronous = FULL");
    turns.now(() -> rows.finish(of));
  }

  private String name(long of) {
    return reader
        .prepare("SELECT app_id FROM apps WHERE id = ?")
        .first(Row::text, of)
        .orElseThrow();
  }

  private Duration rebuild() {
    try (Rebuild rebuild = new Rebuild(file, rereader, progress)) {
      Rebuilt rebuilt = rebuild.run();
      return rebuilt.longestHold();
    }
  }

  private Forgotten report(
      boolean wasKnown,
      SortedMap<String, Long> touched,
      Duration longest,
      boolean isLogCut,
      Others others) {
    return new Forgotten(
        wasKnown,
        uids,
        accounts,
        others.uids(),
        others.accounts(),
        touched,
        others.channels(),
        isLogCut,
        longest);
  }

  /** What is not committed is taken back. */
  @Override
  public void close() {
    try {
      link.close();
    } finally {
      reader.close();
    }
  }

  @Override
  public String toString() {
    return "forgetting in " + turns;
  }
}
