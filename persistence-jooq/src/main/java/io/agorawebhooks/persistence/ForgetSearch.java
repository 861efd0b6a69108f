package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.storage.Aliases;
import io.agorawebhooks.storage.Person;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Rereader;
import io.agorawebhooks.storage.StorageException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds who is one person in an app: the uids that were seen with an account, or the accounts that
 * were seen with a uid. Reads all its notices again, because what is stored of an event is only
 * what one of several notices says.
 */
final class ForgetSearch {
  private static final int IDS = 1000;

  /** How many uids may be found; each needs an alias. */
  private static final int MOST = 4096;

  private static final int MOST_OTHERS = 100;

  /** Aliases of uids are from 2^31 on: few apps that number their users themselves come so far. */
  private static final long ALIASES = 1L << 31;

  private final Link reader;
  private final Rereader rereader;
  private final AppId app;
  private final long row;
  private final Person who;
  private final Prepared lastId;
  private final Prepared between;
  private final Set<Long> uids = new TreeSet<>();
  private final Set<String> accounts = new TreeSet<>();
  private final Set<Long> free = new HashSet<>();
  private long read;

  /**
   * @param row of the app
   */
  ForgetSearch(Link reader, Rereader rereader, AppId app, long row, Person who) {
    this.reader = reader;
    this.rereader = rereader;
    this.app = app;
    this.row = row;
    this.who = who;
    lastId = reader.prepare("SELECT coalesce(max(id), 0) FROM webhook_events");
    between =
        reader.prepare(
            "SELECT uid, body FROM webhook_events WHERE id > ? AND id <= ? AND app_id = ?");
    if (who.uid() != null) {
      uids.add(who.uid());
    }
    if (who.account() != null) {
      accounts.add(who.account());
    }
    SecureRandom random = new SecureRandom();
    while (free.size() < 2 * MOST) {
      free.add(ALIASES + random.nextLong(ALIASES));
    }
    free.removeAll(uids);
  }

  /** How many ids of notices are still to be read. */
  long left() {
    return lastId.first(Row::number).orElseThrow() - read;
  }

  /** Reads what is there now. */
  void look(Progress progress) {
    long end = read + left();
    progress.begin("looking for the user", end - read);
    while (read < end) {
      long next = Math.min(end, read + IDS);
      between.each(this::look, read, next, row);
      progress.done(next - read);
      read = next;
    }
    if (uids.size() > MOST) {
      throw new StorageException(
          "The account has more than " + MOST + " uids; forget them one by one", null);
    }
  }

  private void look(Row found) {
    free.remove(found.number());
    rereader.read(app, found.bytes()).map(Notice::event).ifPresent(this::look);
  }

  private void look(Event event) {
    String account = event.account();
    free.remove(event.uid());
    if (account == null || event.uid() == 0) {
      return;
    }
    if (who.uid() != null && event.uid() == who.uid()) {
      accounts.add(account);
    }
    if (account.equals(who.account())) {
      uids.add(event.uid());
    }
  }

  Set<Long> uids() {
    return uids;
  }

  Set<String> accounts() {
    return accounts;
  }

  /** A uid that the app has not seen, each time another. */
  long newUid() {
    Prepared seen =
        reader.prepare("SELECT 1 FROM user_metrics WHERE app_id = ? AND uid = ? LIMIT 1");
    Iterator<Long> candidates = free.iterator();
    long candidate = candidates.next();
    candidates.remove();
    return seen.first(Row::number, row, candidate).isPresent() ? newUid() : candidate;
  }

  /** Stands for those found before they have aliases, to count them. */
  Aliases found() {
    return new Aliases() {
      @Override
      public boolean isEmpty() {
        return false;
      }

      @Override
      public @Nullable Long uid(long uid) {
        return uids.contains(uid) ? (Long) 0L : null;
      }

      @Override
      public @Nullable String account(String account) {
        return accounts.contains(account) ? "" : null;
      }
    };
  }

  /** How many rows that follow from notices are theirs, by table. */
  SortedMap<String, Long> derived() {
    String ofUids =
        "x.uid IN (" + uids.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")";
    String theirs = "(" + ofUids + " OR x.account IN (" + "?,".repeat(accounts.size()) + "NULL))";
    SortedMap<String, Long> rows = new TreeMap<>();
    rows.put("events", count("events", theirs, accounts));
    rows.put("channel_sessions", count("channel_sessions", theirs, accounts));
    rows.put("user_metrics", count("user_metrics", ofUids, List.of()));
    rows.put("frozen_days", count("frozen_days", ofUids, List.of()));
    return rows;
  }

  private long count(String table, String which, Collection<String> values) {
    List<Object> all = new ArrayList<>(List.of(row));
    all.addAll(values);
    return reader
        .prepare(
            "SELECT count(*) FROM channels c JOIN "
                + table
                + " x ON x.channel_id = c.id WHERE c.app_id = ? AND "
                + which)
        .first(Row::number, all.toArray())
        .orElse(0L);
  }

  /** Uids that were seen with an account that was found, and were not found themselves. */
  List<String> otherUids() {
    return others(
        "SELECT DISTINCT uid FROM channel_sessions WHERE app_id = ? AND account = ? LIMIT "
            + (MOST_OTHERS + MOST),
        accounts,
        uids.stream().map(String::valueOf).toList());
  }

  /** Accounts that were seen with a uid that was found, and were not found themselves. */
  List<String> otherAccounts() {
    return others(
        "SELECT DISTINCT s.account FROM channels c JOIN channel_sessions s"
            + " ON s.channel_id = c.id AND s.uid = ?2"
            + " WHERE c.app_id = ?1 AND s.account IS NOT NULL LIMIT "
            + MOST_OTHERS,
        uids,
        accounts);
  }

  private List<String> others(String sql, Collection<?> of, Collection<String> without) {
    Prepared select = reader.prepare(sql);
    Set<String> others = new TreeSet<>();
    of.forEach(each -> others.addAll(select.list(Row::text, row, each)));
    others.removeAll(Set.copyOf(without));
    return others.stream().limit(MOST_OTHERS).toList();
  }

  /** How many channels have one of the accounts in their name. */
  long channels() {
    Prepared select =
        reader.prepare("SELECT count(*) FROM channels WHERE app_id = ? AND instr(name, ?) > 0");
    return accounts.stream()
        .mapToLong(account -> select.first(Row::number, row, account).orElse(0L))
        .sum();
  }

  @Override
  public String toString() {
    return between.toString();
  }
}
