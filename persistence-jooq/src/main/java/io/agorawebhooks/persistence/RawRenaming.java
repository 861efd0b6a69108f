package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Aliases;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Rereader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts aliases into the raw bytes of an app. First all that change are blanked where they lie, in
 * the same length, and kept with their aliases in a table of their own; then they are put back.
 * Were they changed at once, rows that become longer would move their neighbours to other pages,
 * and copies of these could stay in the unused part of the old ones.
 */
final class RawRenaming {
  /** Of which table a body is, by its number. */
  enum Kind {
    NOTICES("webhook_events"),
    REJECTIONS("rejected_notices");

    private final String table;

    Kind(String table) {
      this.table = table;
    }

    String table() {
      return table;
    }
  }

  /** How many ids are looked at in one read. */
  private static final int IDS = 256;

  @SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by nobody
  private record Body(long id, byte[] bytes) {}

  private record Refused(long status, String reason, String headers, long size) {}

  private final Link link;
  private final Link reader;
  private final Rereader rereader;
  private final AppId app;
  private final long row;
  private final Aliases aliases;

  /**
   * @param row of the app
   */
  RawRenaming(Link link, Link reader, Rereader rereader, AppId app, long row, Aliases aliases) {
    this.link = link;
    this.reader = reader;
    this.rereader = rereader;
    this.app = app;
    this.row = row;
    this.aliases = aliases;
  }

  /** How many bodies of a table have somebody in them who gets an alias. */
  long count(Kind kind, Progress progress) {
    long[] count = {0};
    walk(kind, progress, some -> count[0] += some.size());
    return count[0];
  }

  /** Blanks them, and says how many; those that a run before has blanked are not counted again. */
  long blank(Kind kind, Turns turns, Progress progress) {
    Prepared keep =
        link.prepare("INSERT OR REPLACE INTO forgetting (kind, id, body) VALUES (?, ?, ?)");
    Prepared blank =
        link.prepare("UPDATE " + kind.table() + " SET body = zeroblob(length(body)) WHERE id = ?");
    long[] count = {0};
    walk(
        kind,
        progress,
        some -> {
          for (Body body : some) {
            turns.step(
                () -> {
                  if (blank.run(body.id()) > 0) {
                    keep.run(Numbers.of(kind), body.id(), body.bytes());
                  }
                });
          }
          turns.end();
          count[0] += some.size();
        });
    return count[0];
  }

  /** Hands over those that change, with their aliases. */
  private void walk(Kind kind, Progress progress, Consumer<List<Body>> to) {
    Prepared ids =
        reader.prepare("SELECT coalesce(min(id), 1), coalesce(max(id), 0) FROM " + kind.table());
    Prepared between =
        reader.prepare(
            "SELECT id, body FROM "
                + kind.table()
                + " WHERE id > ? AND id <= ? AND app_id = ? ORDER BY id");
    long[] bounds =
        ids.first(found -> new long[] {found.number() - 1, found.number()}).orElseThrow();
    progress.begin("renaming in " + kind.table(), Math.max(0, bounds[1] - bounds[0]));
    for (long from = bounds[0]; from < bounds[1]; from += IDS) {
      List<Body> some = new ArrayList<>();
      between.each(found -> take(found, some), from, Math.min(bounds[1], from + IDS), row);
      to.accept(some);
      progress.done(Math.min(bounds[1], from + IDS) - from);
    }
  }

  private void take(Row found, List<Body> to) {
    long id = found.number();
    byte[] body = found.bytes();
    byte[] renamed = rereader.renamed(body, aliases);
    if (!Arrays.equals(renamed, body)) {
      to.add(new Body(id, renamed));
    }
  }

  /** Puts back what was blanked, by this run or by one that was stopped. */
  void fill(Turns turns) {
    Prepared next =
        reader.prepare("SELECT id, body FROM forgetting WHERE kind = ? ORDER BY id LIMIT " + IDS);
    Prepared done = link.prepare("DELETE FROM forgetting WHERE kind = ? AND id = ?");
    for (Kind kind : Kind.values()) {
      Consumer<Body> put = kind == Kind.NOTICES ? notices() : rejections();
      for (List<Body> some = some(next, kind); !some.isEmpty(); some = some(next, kind)) {
        for (Body body : some) {
          turns.step(
              () -> {
                put.accept(body);
                done.run(Numbers.of(kind), body.id());
              });
        }
        turns.end();
      }
    }
  }

  private static List<Body> some(Prepared next, Kind kind) {
    return next.list(found -> new Body(found.number(), found.bytes()), Numbers.of(kind));
  }

  private Consumer<Body> notices() {
    Prepared update =
        link.prepare(
            "UPDATE webhook_events SET body = ?,"
                + " uid = CASE WHEN uid IS NULL THEN NULL ELSE coalesce(?, uid) END WHERE id = ?");
    return body -> update.run(body.bytes(), uid(body), body.id());
  }

  private @Nullable Object uid(Body body) {
    return rereader
        .read(app, body.bytes())
        .map(notice -> notice.event())
        .<Object>map(event -> event.uid())
        .orElse(null);
  }

  /** One that now is the same as another is kept once, as if it had come after that. */
  private Consumer<Body> rejections() {
    Prepared select =
        link.prepare("SELECT status, reason, headers, size FROM rejected_notices WHERE id = ?");
    Prepared update =
        link.prepare(
            "UPDATE OR IGNORE rejected_notices SET reject_key = ?, size = ?, body = ?"
                + " WHERE id = ?");
    Prepared delete = link.prepare("DELETE FROM rejected_notices WHERE id = ?");
    Prepared grow =
        link.prepare("UPDATE apps SET rejected_bytes = rejected_bytes + ? WHERE id = ?");
    return body ->
        select
            .first(
                found -> new Refused(found.number(), found.text(), found.text(), found.number()),
                body.id())
            .ifPresent(
                was -> {
                  long size =
                      was.headers().getBytes(StandardCharsets.UTF_8).length
                          + (long) body.bytes().length;
                  byte[] key = Keys.bytes(rejection(was, body).key());
                  boolean isPut = update.run(key, size, body.bytes(), body.id()) > 0;
                  if (!isPut) {
                    delete.run(body.id());
                  }
                  grow.run((isPut ? size : 0) - was.size(), row);
                });
  }

  private Rejection rejection(Refused was, Body body) {
    int status = Math.toIntExact(was.status());
    return new Rejection(app, Instant.EPOCH, status, was.reason(), was.headers(), body.bytes());
  }

  @Override
  public String toString() {
    return "renaming of " + app;
  }
}
