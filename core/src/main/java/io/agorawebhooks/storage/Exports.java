package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Totals;

/**
 * Hands over all that a query asks for, on one snapshot and without holding more than a row. The
 * seconds of the sessions add up to the totals of the list of calls and of the minutes, because
 * they come from the same sessions by the same function.
 */
public final class Exports {
  private final Storage storage;

  public Exports(Storage storage) {
    this.storage = requireNonNull(storage, "storage is null");
  }

  /** Hands over the parts that are wanted, in their order. */
  public void run(ExportQuery query, ExportRows to) {
    requireNonNull(query, "query is null");
    requireNonNull(to, "to is null");
    storage.read(
        reads -> {
          query.parts().stream().sorted().forEach(part -> run(part, query, reads, to));
          return true;
        });
  }

  private static void run(ExportPart part, ExportQuery query, Reads reads, ExportRows to) {
    Filter filter = query.filter();
    switch (part) {
      case WEBHOOK_EVENTS ->
          reads.notices(
              query.app(), filter.range(), filter.channels(), notice -> pass(notice, filter, to));
      case SESSIONS -> sessions(query, reads, to);
      case ROLE_EVENTS -> roleEvents(query, reads, to);
      case CHANNEL_METRICS ->
          reads.channelDays(
              query.app(), query.days(), filter.channels(), day -> pass(day, filter, to));
      case USER_METRICS ->
          reads.userDays(
              query.app(), query.days(), filter.channels(), day -> pass(day, filter, to));
    }
  }

  /** A notice that names no channel is none of those left out. */
  private static void pass(StoredNotice notice, Filter filter, ExportRows to) {
    String channel = notice.entry().channel();
    if (channel == null || filter.isOf(channel)) {
      to.notice(notice);
    }
  }

  private static void pass(DayOfChannel day, Filter filter, ExportRows to) {
    if (filter.isOf(day.channel())) {
      to.channelDay(day);
    }
  }

  private static void pass(DayOfUser day, Filter filter, ExportRows to) {
    if (filter.isOf(day.channel())) {
      to.userDay(day);
    }
  }

  private static void sessions(ExportQuery query, Reads reads, ExportRows to) {
    reads.sessions(
        query.app(),
        query.filter(),
        query.asOf(),
        found -> to.session(found, Totals.of(found.session(), query.filter(), query.asOf())));
  }

  private static void roleEvents(ExportQuery query, Reads reads, ExportRows to) {
    reads.sessions(
        query.app(),
        query.filter(),
        query.asOf(),
        found -> found.session().switches().forEach(change -> to.roleEvent(found, change)));
  }
}
