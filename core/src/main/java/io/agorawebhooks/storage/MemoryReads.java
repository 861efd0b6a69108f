package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.notice.AppId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reads of an {@link InMemoryStorage}. */
final class MemoryReads implements Reads {
  /** A call and where it is. */
  private record Found(MemoryChannel channel, Call call) {
    private static final Comparator<Found> NEWEST_ACTIVITY =
        Comparator.comparingLong(Found::activity)
            .thenComparingLong(found -> found.call().start())
            .reversed()
            .thenComparing(Found::codePoints, Arrays::compare);

    int[] codePoints() {
      return channel.name().codePoints().toArray();
    }

    long activity() {
      Long destroyed = call.destroyed();
      return destroyed == null ? call.known() : Math.max(call.known(), destroyed);
    }

    CallReport report(long asOf) {
      return MemoryReports.report(channel, call, asOf);
    }
  }

  private final Memory memory;
  private final Object lock;

  MemoryReads(Memory memory, Object lock) {
    this.memory = memory;
    this.lock = lock;
  }

  private <T> T locked(Supplier<T> read) {
    synchronized (lock) {
      return read.get();
    }
  }

  private <T> T ofChannel(AppId app, String channel, Function<MemoryChannel, T> read, T nothing) {
    return locked(() -> memory.channel(app, channel).map(read).orElse(nothing));
  }

  @Override
  public List<CallReport> calls(AppId app, long asOf, long offset, int limit) {
    return locked(
        () ->
            channels(app)
                .flatMap(MemoryReads::found)
                .sorted(Found.NEWEST_ACTIVITY)
                .skip(offset)
                .limit(limit)
                .map(found -> found.report(asOf))
                .toList());
  }

  private Stream<MemoryChannel> channels(AppId app) {
    return memory.app(app).stream().flatMap(found -> found.channels().stream());
  }

  private static Stream<Found> found(MemoryChannel channel) {
    return channel.calls().byStart().values().stream().map(call -> new Found(channel, call));
  }

  @Override
  public long countCalls(AppId app) {
    return locked(() -> channels(app).mapToLong(channel -> channel.calls().byStart().size()).sum());
  }

  @Override
  public Optional<CallReport> call(AppId app, String channel, long asOf, @Nullable Long id) {
    return locked(
        () ->
            memory
                .channel(app, channel)
                .flatMap(
                    found ->
                        covering(found.calls().byStart(), id)
                            .map(call -> MemoryReports.report(found, call, asOf))));
  }

  private static Optional<Call> covering(NavigableMap<Long, Call> calls, @Nullable Long second) {
    if (second == null) {
      return calls.descendingMap().values().stream().findFirst();
    }
    return calls.headMap(second, true).descendingMap().values().stream()
        .filter(call -> call.start() == second || call.end() == null || call.end() >= second)
        .findFirst();
  }

  @Override
  public List<Session> sessions(long call, long offset, int limit) {
    return ofCall(call, channel -> channel.sessions().latestInCall(call, offset, limit), List.of());
  }

  private <T> T ofCall(long call, Function<MemoryChannel, T> read, T nothing) {
    return locked(() -> Optional.ofNullable(memory.homes().get(call)).map(read).orElse(nothing));
  }

  @Override
  public CallFigures figures(long call) {
    return MemoryReports.figures(
        ofCall(call, channel -> channel.sessions().inCall(call), List.of()));
  }

  @Override
  public List<CallReport> callsBefore(
      AppId app, String channel, long asOf, long before, int limit) {
    return ofChannel(
        app,
        channel,
        found ->
            found.calls().byStart().headMap(before, false).descendingMap().values().stream()
                .limit(limit)
                .map(call -> MemoryReports.report(found, call, asOf))
                .toList(),
        List.of());
  }

  @Override
  public Map<LedgerKey, Long> ledger(AppId app, String channel) {
    return ofChannel(app, channel, found -> Map.copyOf(found.totals().ledger()), Map.of());
  }

  @Override
  public Map<UserDay, DayShare> userDays(AppId app, String channel) {
    return ofChannel(app, channel, found -> Map.copyOf(found.totals().userDays()), Map.of());
  }

  @Override
  public Map<Long, ChannelDay> channelDays(AppId app, String channel) {
    return ofChannel(app, channel, found -> found.totals().channelDays(), Map.of());
  }

  @Override
  public Counts counts(AppId app) {
    return locked(() -> memory.app(app).map(MemoryApp::counts).orElse(Counts.NONE));
  }
}
