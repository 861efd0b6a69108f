package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.CodePoints;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The reads that exports are made of. */
class MemoryExports implements ExportReads {
  private static final Comparator<StoredNotice> EARLIEST =
      Comparator.comparing((StoredNotice notice) -> notice.entry().place()).reversed();

  private final Memory memory;
  private final Object lock;

  MemoryExports(Memory memory, Object lock) {
    this.memory = memory;
    this.lock = lock;
  }

  final <T> T locked(Supplier<T> read) {
    synchronized (lock) {
      return read.get();
    }
  }

  @Override
  public final void notices(
      AppId app, Range received, Set<String> channels, Consumer<StoredNotice> to) {
    locked(
            () ->
                new MemoryNotices(memory)
                    .stored(app)
                    .filter(notice -> NoticeQuery.isIn(received, notice.entry().place()))
                    .filter(notice -> isOf(channels, notice.entry()))
                    .sorted(EARLIEST)
                    .toList())
        .forEach(to);
  }

  private static boolean isOf(Set<String> channels, NoticeEntry entry) {
    return channels.isEmpty() || (entry.channel() != null && channels.contains(entry.channel()));
  }

  @Override
  public final void channelDays(
      AppId app, Range days, Set<String> channels, Consumer<DayOfChannel> to) {
    locked(() -> named(app, channels).flatMap(channel -> channelDays(channel, days)).toList())
        .forEach(to);
  }

  private static Stream<DayOfChannel> channelDays(MemoryChannel channel, Range days) {
    return channel.totals().channelDays().entrySet().stream()
        .filter(day -> isIn(days, day.getKey()))
        .map(day -> new DayOfChannel(channel.name(), day.getKey(), day.getValue()));
  }

  @Override
  public final void userDays(AppId app, Range days, Set<String> channels, Consumer<DayOfUser> to) {
    locked(() -> named(app, channels).flatMap(channel -> userDays(channel, days)).toList())
        .forEach(to);
  }

  private static Stream<DayOfUser> userDays(MemoryChannel channel, Range days) {
    return channel.totals().userDays().entrySet().stream()
        .filter(day -> isIn(days, day.getKey().day()))
        .map(day -> new DayOfUser(channel.name(), day.getKey(), day.getValue()));
  }

  private static boolean isIn(Range days, long day) {
    return day >= days.from() && day < days.to();
  }

  /** By name. */
  private Stream<MemoryChannel> named(AppId app, Set<String> names) {
    return memory.app(app).stream()
        .flatMap(found -> found.channels().stream())
        .filter(channel -> names.isEmpty() || names.contains(channel.name()))
        .sorted(Comparator.comparing(MemoryChannel::name, CodePoints.ORDER));
  }

  @Override
  public final void channels(AppId app, Consumer<String> to) {
    locked(
            () ->
                named(app, Set.of())
                    .filter(channel -> !channel.calls().byStart().isEmpty())
                    .map(MemoryChannel::name)
                    .toList())
        .forEach(to);
  }

  @Override
  public final Optional<Range> extent(AppId app) {
    return locked(
        () ->
            named(app, Set.of())
                .flatMap(channel -> extents(channel))
                .reduce(
                    (a, b) -> new Range(Math.min(a.from(), b.from()), Math.max(a.to(), b.to()))));
  }

  private static Stream<Range> extents(MemoryChannel channel) {
    return channel.calls().byStart().values().stream()
        .map(call -> new Range(first(channel, call), call.activity() + 1));
  }

  /** Some join a moment before the create. */
  private static long first(MemoryChannel channel, Call call) {
    LongStream joins = channel.sessions().inCall(call.id()).stream().mapToLong(Session::join);
    return Math.min(call.start(), joins.min().orElse(call.start()));
  }
}
