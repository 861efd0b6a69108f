package io.agorawebhooks.benchmarks.micro;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What 20 sessions that end add to the minutes ledger of their channel: the time of one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LedgerBenchmark {
  private static final int SESSIONS = 20;
  private static final long JOIN = 1_767_225_600L;

  /** How long each session lasts: within a quarter of an hour, or over five or 33 of them. */
  @Param({"1", "60", "480"})
  public long minutes = 1;

  private List<SessionChange> changes = List.of();

  @Setup
  public void end() {
    changes =
        IntStream.rangeClosed(1, SESSIONS)
            .mapToObj(uid -> new SessionChange(session(uid, false), session(uid, true)))
            .toList();
  }

  private Session session(long uid, boolean ended) {
    List<Event> events = new ArrayList<>();
    events.add(event(JOIN + uid, 105, uid, null));
    if (ended) {
      events.add(event(JOIN + uid + 60 * minutes, 106, uid, 60 * minutes));
    }
    return History.of(events).sessions().get(0);
  }

  private static Event event(long ts, int type, long uid, @Nullable Long duration) {
    EventKey key = new EventKey(ts, ts, EventType.of(type), uid);
    return new Event(key, duration, 1 + uid % 5, null, null, null, null);
  }

  @Benchmark
  @OperationsPerInvocation(SESSIONS)
  public Map<LedgerKey, Long> change() {
    return Ledger.change(changes);
  }
}
