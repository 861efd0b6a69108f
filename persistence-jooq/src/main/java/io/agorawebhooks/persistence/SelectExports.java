package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_METRICS;
import static io.agorawebhooks.persistence.generated.Tables.USER_METRICS;
import static io.agorawebhooks.persistence.generated.Tables.WEBHOOK_EVENTS;

import io.agorawebhooks.correlation.CodePoints;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.storage.DayOfChannel;
import io.agorawebhooks.storage.DayOfUser;
import io.agorawebhooks.storage.StoredNotice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Whole tables of an app, read row by row in the order of their indexes. */
final class SelectExports {
  private static final Condition OF_APP = Sql.is(CHANNELS.APP_ID);
  private static final Condition OF_CHANNEL = OF_APP.and(Sql.is(CHANNELS.NAME));

  private final Prepared notices;
  private final Prepared noticesOfChannel;
  private final Prepared channelDays;
  private final Prepared daysOfChannel;
  private final Prepared userDays;
  private final Prepared userDaysOfChannel;
  private final Prepared channels;
  private final Prepared firstStart;
  private final Prepared lastActivity;

  SelectExports(Link link) {
    notices = link.prepare(notices(Sql.is(WEBHOOK_EVENTS.APP_ID)));
    noticesOfChannel = link.prepare(notices(Sql.is(WEBHOOK_EVENTS.CHANNEL_ID)));
    channelDays = link.prepare(channelDays(OF_APP));
    daysOfChannel = link.prepare(channelDays(OF_CHANNEL));
    userDays = link.prepare(userDays(OF_APP));
    userDaysOfChannel = link.prepare(userDays(OF_CHANNEL));
    channels = link.prepare(channels());
    firstStart =
        link.prepare(DSL.select(DSL.min(CALLS.START_TS)).from(CALLS).where(Sql.is(CALLS.APP_ID)));
    lastActivity =
        link.prepare(
            DSL.select(DSL.max(CALLS.ACTIVITY_TS)).from(CALLS).where(Sql.is(CALLS.APP_ID)));
  }

  private static Query notices(Condition which) {
    return DSL.select(SelectNotices.ENTRY)
        .select(WEBHOOK_EVENTS.HEADERS, WEBHOOK_EVENTS.BODY)
        .from(WEBHOOK_EVENTS)
        .leftJoin(CHANNELS)
        .on(CHANNELS.ID.eq(WEBHOOK_EVENTS.CHANNEL_ID))
        .where(which)
        .and(WEBHOOK_EVENTS.RECEIVED_MS.ge(Sql.value(WEBHOOK_EVENTS.RECEIVED_MS)))
        .and(WEBHOOK_EVENTS.RECEIVED_MS.lt(Sql.value(WEBHOOK_EVENTS.RECEIVED_MS)))
        .orderBy(WEBHOOK_EVENTS.RECEIVED_MS, WEBHOOK_EVENTS.ID);
  }

  private static Query channelDays(Condition which) {
    return DSL.select(CHANNELS.NAME, CHANNEL_METRICS.UTC_DAY)
        .select(ChannelDayRows.DAY)
        .from(CHANNELS)
        .join(CHANNEL_METRICS)
        .on(CHANNEL_METRICS.CHANNEL_ID.eq(CHANNELS.ID))
        .where(which)
        .and(CHANNEL_METRICS.UTC_DAY.ge(Sql.value(CHANNEL_METRICS.UTC_DAY)))
        .and(CHANNEL_METRICS.UTC_DAY.lt(Sql.value(CHANNEL_METRICS.UTC_DAY)))
        .orderBy(CHANNELS.NAME, CHANNEL_METRICS.UTC_DAY);
  }

  private static Query userDays(Condition which) {
    return DSL.select(CHANNELS.NAME, USER_METRICS.UTC_DAY, USER_METRICS.UID)
        .select(UserDayRows.SHARE)
        .from(CHANNELS)
        .join(USER_METRICS)
        .on(USER_METRICS.CHANNEL_ID.eq(CHANNELS.ID))
        .where(which)
        .and(USER_METRICS.UTC_DAY.ge(Sql.value(USER_METRICS.UTC_DAY)))
        .and(USER_METRICS.UTC_DAY.lt(Sql.value(USER_METRICS.UTC_DAY)))
        .orderBy(CHANNELS.NAME, USER_METRICS.UTC_DAY, USER_METRICS.UID);
  }

  private static Query channels() {
    return DSL.select(CHANNELS.NAME)
        .from(CHANNELS)
        .where(OF_APP)
        .andExists(DSL.selectOne().from(CALLS).where(CALLS.CHANNEL_ID.eq(CHANNELS.ID)))
        .orderBy(CHANNELS.NAME);
  }

  void notices(long app, Range received, Consumer<StoredNotice> to) {
    each(notices, app, received, to);
  }

  void noticesOf(long channel, Range received, Consumer<StoredNotice> to) {
    each(noticesOfChannel, channel, received, to);
  }

  private static void each(Prepared select, long of, Range received, Consumer<StoredNotice> to) {
    select.each(
        row -> to.accept(new StoredNotice(SelectNotices.entry(row), row.text(), row.bytes())),
        of,
        millis(received.from()),
        millis(received.to()));
  }

  /** No bound stays none. */
  private static long millis(long second) {
    return Math.max(Long.MIN_VALUE / 1000, Math.min(Long.MAX_VALUE / 1000, second)) * 1000;
  }

  void channelDays(long app, Range days, Set<String> names, Consumer<DayOfChannel> to) {
    Consumer<Row> row = found -> to.accept(dayOfChannel(found));
    if (names.isEmpty()) {
      channelDays.each(row, app, days.from(), days.to());
    }
    for (String name : ordered(names)) {
      daysOfChannel.each(row, app, name, days.from(), days.to());
    }
  }

  private static DayOfChannel dayOfChannel(Row row) {
    return new DayOfChannel(
        row.text(), row.number(), new ChannelDay(row.count(), UserDayRows.share(row)));
  }

  void userDays(long app, Range days, Set<String> names, Consumer<DayOfUser> to) {
    Consumer<Row> row = found -> to.accept(dayOfUser(found));
    if (names.isEmpty()) {
      userDays.each(row, app, days.from(), days.to());
    }
    for (String name : ordered(names)) {
      userDaysOfChannel.each(row, app, name, days.from(), days.to());
    }
  }

  private static DayOfUser dayOfUser(Row row) {
    return new DayOfUser(
        row.text(), new UserDay(row.number(), row.number()), UserDayRows.share(row));
  }

  private static List<String> ordered(Set<String> names) {
    return names.stream().sorted(CodePoints.ORDER).toList();
  }

  void channels(long app, Consumer<String> to) {
    channels.each(row -> to.accept(row.text()), app);
  }

  /**
   * @param firstJoin of its sessions, which may lie a moment before the create of their call
   */
  Optional<Range> extent(long app, long firstJoin) {
    return firstStart
        .first(Row::numberOrNull, app)
        .map(
            start ->
                new Range(
                    Math.min(start, firstJoin),
                    lastActivity.first(Row::number, app).orElseThrow() + 1));
  }

  List<Object> statements() {
    return List.of(
        notices,
        noticesOfChannel,
        channelDays,
        daysOfChannel,
        userDays,
        userDaysOfChannel,
        channels,
        firstStart,
        lastActivity);
  }

  @Override
  public String toString() {
    return notices.toString();
  }
}
