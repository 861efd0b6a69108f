package io.agorawebhooks.cli.reads;

import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.NoticeQuery;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.Storage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notices that are stored from some moment on. They are numbered as they are stored, and found
 * by when they came in: a minute before the last one is looked through again, because of two that
 * come at once either may be stored first.
 */
final class Tail {
  private static final int AT_ONCE = 200;
  private static final long OVERLAP_SECONDS = 60;
  private static final int MILLIS = 1000;

  private static final Comparator<NoticeEntry> STORED =
      Comparator.comparingLong(entry -> entry.place().id());

  private final Storage storage;
  private final AppId app;
  private final NoticeQuery query;
  private long commit = -1;
  private long lastId;
  private long lastSecond;

  Tail(Storage storage, AppId app, NoticeQuery query) {
    this.storage = storage;
    this.app = app;
    this.query = query;
  }

  /** The last ones that are there, at most so many, in the order in which they were stored. */
  List<NoticeEntry> last(int lines) {
    return storage.read(
        reads -> {
          commit = reads.lastCommit();
          List<NoticeEntry> newest = reads.notices(app, NoticeQuery.ALL, null, 1);
          newest.forEach(this::passed);
          List<NoticeEntry> found =
              new ArrayList<>(lines == 0 ? List.of() : reads.notices(app, query, null, lines));
          found.forEach(this::passed);
          found.sort(STORED);
          return found;
        });
  }

  /** Those that were stored since. */
  List<NoticeEntry> next() {
    return storage.read(
        reads -> {
          long now = reads.lastCommit();
          if (now == commit) {
            return List.of();
          }
          commit = now;
          return since(reads);
        });
  }

  private List<NoticeEntry> since(Reads reads) {
    NoticeQuery recent = query.during(new Range(lastSecond - OVERLAP_SECONDS, Long.MAX_VALUE));
    List<NoticeEntry> found = new ArrayList<>();
    long known = lastId;
    NoticePlace after = null;
    List<NoticeEntry> some;
    do {
      some = reads.notices(app, recent, after, AT_ONCE);
      some.stream().filter(entry -> entry.place().id() > known).forEach(found::add);
      after = last(some);
    } while (some.size() == AT_ONCE);
    found.forEach(this::passed);
    found.sort(STORED);
    return found;
  }

  private static @Nullable NoticePlace last(List<NoticeEntry> some) {
    return some.isEmpty() ? null : some.get(some.size() - 1).place();
  }

  private void passed(NoticeEntry entry) {
    lastId = Math.max(lastId, entry.place().id());
    lastSecond = Math.max(lastSecond, entry.place().receivedMs() / MILLIS);
  }
}
