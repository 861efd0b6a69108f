package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Speaker;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Rereader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All raw notices, read again and sorted by channel in tables that only this connection sees, so
 * that memory need not hold more than one channel.
 */
final class Telling {
  private static final int AT_ONCE = 1000;
  private static final List<SetAside> REASONS = List.of(SetAside.values());

  /** Finds the row of a channel. */
  interface ChannelFinder {
    long channel(long app, String name);
  }

  private final Link link;
  private final SelectRawNotices raw;
  private final Prepared lastId;
  private final Prepared note;
  private final Prepared ofChannel;
  private final Prepared noteReadmitted;
  private final Prepared channelsAfter;
  private final Prepared readmittedAfter;
  private final HorizonRows horizons;
  private final FrozenRows frozenRows;
  private final ChannelFinder channels;
  private final Comparator<Long> order;
  private final Map<Long, Counts> counts = new HashMap<>();
  private long to;
  private long read;
  private long told;
  private long unreadable;
  private long readmitted;

  Telling(Link link, Rereader rereader, ChannelFinder channels) {
    this.link = link;
    this.channels = channels;
    this.order = Comparator.comparing(this::speaker, Speaker.order(rereader.contentOrder()));
    this.raw = new SelectRawNotices(link, rereader);
    link.execute("CREATE TEMP TABLE told (channel INTEGER NOT NULL, notice INTEGER NOT NULL)");
    link.execute("CREATE TEMP TABLE readmitted (notice INTEGER PRIMARY KEY)");
    lastId = link.prepare("SELECT coalesce(max(id), 0) FROM webhook_events");
    note = link.prepare("INSERT INTO temp.told (channel, notice) VALUES (?, ?)");
    noteReadmitted = link.prepare("INSERT INTO temp.readmitted (notice) VALUES (?)");
    ofChannel = link.prepare("SELECT notice FROM temp.told WHERE channel = ? ORDER BY notice");
    channelsAfter =
        link.prepare(
            "SELECT channel FROM temp.told WHERE channel > ? UNION SELECT id FROM channels"
                + " WHERE id > ? AND frozen_ts IS NOT NULL ORDER BY 1 LIMIT ?");
    horizons = new HorizonRows(link);
    frozenRows = new FrozenRows(link);
    readmittedAfter =
        link.prepare("SELECT notice FROM temp.readmitted WHERE notice > ? ORDER BY 1 LIMIT ?");
  }

  /** The highest id of a notice at the moment. */
  long lastId() {
    return lastId.first(Row::number).orElseThrow();
  }

  /** The id up to which notices have been read. */
  long to() {
    return to;
  }

  /** Reads all that is stored now. */
  void readAll(Progress progress, Consumer<RawNotice> other) {
    long end = lastId();
    progress.begin("reading notices", end);
    while (to < end) {
      long from = to;
      link.within(
          () -> {
            for (RawNotice notice : next(end, AT_ONCE)) {
              sort(notice);
              other.accept(notice);
            }
          });
      progress.done(to - from);
    }
    link.execute("CREATE INDEX temp.told_by_channel ON told (channel, notice)");
  }

  private void sort(RawNotice notice) {
    Event event = notice.event();
    if (event != null) {
      long channel = channel(notice);
      if (event.ts() >= frozen(notice, channel)) {
        told++;
        note.run(channel, notice.id());
      }
    }
  }

  private long frozen(RawNotice notice, long channel) {
    if (!notice.hasItsChannel()) {
      return frozen(channel);
    }
    return notice.frozen() == null ? HorizonRows.NONE : notice.frozen();
  }

  /** The second before which notices of a channel say nothing any more. */
  long frozen(long channel) {
    return horizons.frozen(channel);
  }

  /** What is frozen of a channel. */
  Frozen past(long channel) {
    return frozenRows.of(channel, frozen(channel));
  }

  /** The channel that a notice names by its bytes. */
  long channel(RawNotice notice) {
    return notice.hasItsChannel()
        ? Objects.requireNonNull(notice.channel())
        : channels.channel(notice.app(), Objects.requireNonNull(notice.name()));
  }

  /** The next notices after those read, counted; those up to {@code end} if there are less. */
  List<RawNotice> next(long end, int limit) {
    List<RawNotice> notices = raw.between(to, end, limit);
    notices.forEach(this::count);
    to = notices.size() < limit ? end : notices.get(notices.size() - 1).id();
    return notices;
  }

  private void count(RawNotice notice) {
    read++;
    counts.merge(notice.app(), outcome(notice.setAside()), Counts::plus);
    if (notice.told() == null) {
      unreadable++;
    } else if (notice.isReadmitted()) {
      readmitted++;
      noteReadmitted.run(notice.id());
    }
  }

  /**
   * What a stored notice counts as.
   *
   * @param setAside the number of the reason why it is not correlated, null if it is
   */
  static Counts outcome(@Nullable Long setAside) {
    return setAside == null || setAside < 0 || setAside >= REASONS.size()
        ? Counts.CORRELATED
        : Counts.setAside(REASONS.get(Math.toIntExact(setAside)));
  }

  /** Some channels with notices, or whose past is frozen, by id. */
  List<Long> channels(long after, int limit) {
    return channelsAfter.list(Row::number, after, after, limit);
  }

  /** What the notices read tell of a channel. */
  ChannelEvents events(long channel) {
    ChannelEvents events = new ChannelEvents(order);
    for (long id : ofChannel.list(Row::number, channel)) {
      events.add(Objects.requireNonNull(raw.one(id).event()), id);
    }
    return events;
  }

  private Speaker speaker(long id) {
    RawNotice notice = raw.one(id);
    return new Speaker(Objects.requireNonNull(notice.told()).noticeId(), notice.body());
  }

  /** Some of the notices whose columns say something else than their bytes, by id. */
  List<RawNotice> readmitted(long after, int limit) {
    return readmittedAfter.list(Row::number, after, limit).stream().map(raw::one).toList();
  }

  /** What the notices of each app count as by their bytes, by the app's row. */
  Map<Long, Counts> counts() {
    return counts;
  }

  /** How many were read. */
  long read() {
    return read;
  }

  /** How many of those that {@link #readAll} read are correlated. */
  long told() {
    return told;
  }

  /** How many of them are no notices any more. */
  long unreadable() {
    return unreadable;
  }

  /** How many of them have columns that say something else than their bytes. */
  long readmitted() {
    return readmitted;
  }

  @Override
  public String toString() {
    return raw.toString();
  }
}
