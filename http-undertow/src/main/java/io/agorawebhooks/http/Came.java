package io.agorawebhooks.http;

import static io.agorawebhooks.http.Query.CHANNEL;
import static io.agorawebhooks.http.Query.PER_PAGE;

import io.agorawebhooks.json.NoticeViews;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.AppNames;
import io.agorawebhooks.storage.AppSummary;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.NoticeQuery;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.StoredNotice;
import io.agorawebhooks.storage.StoredRejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came in: apps, raw notices, and what was refused. */
final class Came {
  private static final String AFTER = "after";
  private static final String UID = "uid";
  private static final String EVENT_TYPE = "event_type";
  private static final String PRODUCT = "product";
  private static final String STATUS = "status";
  private static final String REASON = "reason";
  private static final String CORRELATED = "correlated";
  private static final List<String> STATUSES = List.of(CORRELATED, "set_aside");
  private static final List<String> REASONS =
      Stream.of(SetAside.values()).map(SetAside::label).toList();
  private static final long LARGEST_UID = 0xFFFF_FFFFL;

  /** Bodies may be 1 MiB each, and all are in memory at once. */
  private static final int COPIES_A_PAGE = 20;

  private static final int REJECTED_AT_ONCE = 8;
  private static final long REJECTED_BYTES_A_PAGE = 8 * 1024 * 1024;

  private final Storage storage;
  private final Reports reports;
  private final AppNames names;

  Came(Storage storage, Reports reports, AppNames names) {
    this.storage = storage;
    this.reports = reports;
    this.names = names;
  }

  /** A part of a list, and what to hand in for the next. */
  private record Part<T>(List<T> items, @Nullable String next) {
    /**
     * @param found one more than the part may have, if there are that many
     */
    static <T> Part<T> of(List<T> found, int most, Function<T, String> cursor) {
      List<T> items = found.size() > most ? found.subList(0, most) : found;
      return new Part<>(
          items, found.size() > most ? cursor.apply(items.get(items.size() - 1)) : null);
    }
  }

  Read.Answer apps(Request request) {
    Query query = request.query(AFTER, PER_PAGE);
    int most = query.perPage();
    List<AppSummary> found = apps(Caller.of(request.exchange()), app(query), most + 1);
    Part<AppSummary> part = Part.of(found, most, summary -> summary.app().value());
    return Read.Answer.ok(NoticeViews.apps(part.items(), names.all(), most, part.next()));
  }

  /** Those that a caller may see. */
  private List<AppSummary> apps(Caller caller, @Nullable AppId after, int limit) {
    List<AppSummary> seen = new ArrayList<>();
    AppId last = after;
    List<AppSummary> next;
    do {
      next = storage.reads().apps(last, limit);
      next.stream().filter(found -> caller.grant().isFor(found.app())).forEach(seen::add);
      last = next.isEmpty() ? last : next.get(next.size() - 1).app();
    } while (seen.size() < limit && next.size() == limit);
    return seen.subList(0, Math.min(limit, seen.size()));
  }

  private static @Nullable AppId app(Query query) {
    String value = query.value(AFTER);
    if (value != null && !AppId.isValid(value)) {
      throw bad(value);
    }
    return value == null ? null : new AppId(value);
  }

  Read.Answer notices(Request request) {
    AppId app = request.app();
    Query query =
        request.query(
            Times.and(CHANNEL, UID, EVENT_TYPE, PRODUCT, STATUS, REASON, AFTER, PER_PAGE));
    int most = query.perPage();
    List<NoticeEntry> found =
        storage.reads().notices(app, noticeQuery(query), place(query), most + 1);
    Part<NoticeEntry> part = Part.of(found, most, entry -> cursor(entry.place()));
    return Read.Answer.ok(NoticeViews.notices(app, part.items(), most, part.next()));
  }

  private static NoticeQuery noticeQuery(Query query) {
    String status = query.value(STATUS);
    String reason = query.value(REASON);
    return new NoticeQuery(
        Times.of(query).range(),
        query.value(CHANNEL) == null ? null : query.channel(),
        number(query, UID, 1, LARGEST_UID),
        number(query, EVENT_TYPE, 0, Long.MAX_VALUE),
        number(query, PRODUCT, 0, Long.MAX_VALUE),
        status == null ? null : (Boolean) Query.choice(STATUS, status, STATUSES).equals(CORRELATED),
        reason == null
            ? null
            : SetAside.valueOf(Query.choice(REASON, reason, REASONS).toUpperCase(Locale.ROOT)));
  }

  private static @Nullable Long number(Query query, String name, long least, long most) {
    String value = query.value(name);
    return value == null ? null : (Long) Query.number(name, value, least, most);
  }

  Read.Answer copies(Request request) {
    AppId app = request.app();
    String noticeId = request.variables().get(1);
    Query query = request.query(Times.and(AFTER));
    NoticePlace after = place(query);
    Range received = Times.of(query).range();
    return storage.read(
        reads -> {
          List<StoredNotice> found =
              reads.notices(app, noticeId, received, after, COPIES_A_PAGE + 1);
          if (found.isEmpty() && after == null) {
            throw HttpProblem.notFound("The app has no notice " + Text.shown(noticeId));
          }
          Part<StoredNotice> part =
              Part.of(found, COPIES_A_PAGE, copy -> cursor(copy.entry().place()));
          return Read.Answer.ok(
              NoticeViews.copies(
                  app,
                  noticeId,
                  part.items(),
                  calls(reads, app, part.items()),
                  COPIES_A_PAGE,
                  part.next()));
        });
  }

  private List<@Nullable Long> calls(Reads reads, AppId app, List<StoredNotice> copies) {
    List<@Nullable Long> calls = new ArrayList<>();
    for (StoredNotice copy : copies) {
      String channel = copy.entry().channel();
      Long ts = copy.entry().ts();
      calls.add(
          channel == null || ts == null
              ? null
              : reads
                  .call(app, channel, reports.asOf(), ts)
                  .map(report -> report.call().start())
                  .orElse(null));
    }
    return calls;
  }

  Read.Answer rejected(Request request) {
    AppId app = request.app();
    Query query = request.query(Times.and(AFTER, PER_PAGE));
    int most = query.perPage();
    Part<StoredRejection> part = rejections(app, Times.of(query).range(), place(query), most);
    return Read.Answer.ok(NoticeViews.rejected(app, part.items(), most, part.next()));
  }

  /** A page ends early where its bodies, of which some have 1 MiB, become too many for memory. */
  private Part<StoredRejection> rejections(
      AppId app, Range received, @Nullable NoticePlace after, int most) {
    List<StoredRejection> items = new ArrayList<>();
    NoticePlace last = after;
    long bytes = 0;
    while (items.size() < most && bytes < REJECTED_BYTES_A_PAGE) {
      int wanted = Math.min(REJECTED_AT_ONCE, most - items.size());
      List<StoredRejection> next = storage.reads().rejections(app, received, last, wanted);
      items.addAll(next);
      bytes += next.stream().mapToLong(kept -> kept.rejection().body().length).sum();
      if (next.size() < wanted) {
        return new Part<>(items, null);
      }
      last = items.get(items.size() - 1).place();
    }
    boolean isLast = storage.reads().rejections(app, received, last, 1).isEmpty();
    return new Part<>(items, isLast || last == null ? null : cursor(last));
  }

  private static String cursor(NoticePlace place) {
    return place.receivedMs() + "." + place.id();
  }

  private static @Nullable NoticePlace place(Query query) {
    String value = query.value(AFTER);
    if (value == null) {
      return null;
    }
    if (!value.matches("[0-9]{1,18}\\.[0-9]{1,18}")) {
      throw bad(value);
    }
    int dot = value.indexOf('.');
    return new NoticePlace(
        Long.parseLong(value.substring(0, dot)), Long.parseLong(value.substring(dot + 1)));
  }

  private static HttpProblem bad(String value) {
    return Query.bad(AFTER, value, "what the same list answered as pagination.next");
  }
}
