package io.agorawebhooks.benchmarks.micro;

import io.agorawebhooks.benchmarks.Mix;
import io.agorawebhooks.correlation.Correlator;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.storage.ChannelStore;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.Transaction;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events of a call of 20 users to its sessions, totals, ledger and days, in memory: the time of one
 * event. Each call begins with an empty storage.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CorrelateBenchmark {
  private static final String CHANNEL = "room";

  private final List<Delivery> call = Measured.deliveries();
  private final Correlator correlator = new Correlator(Measured.DECODER.contentOrder());

  /** As they come when little is going on: each in a transaction of its own. */
  @Benchmark
  @OperationsPerInvocation(Mix.CALL)
  public Storage oneByOne() {
    Storage storage = new InMemoryStorage();
    for (Delivery delivery : call) {
      storage.write(transaction -> correlate(transaction, List.of(delivery)));
    }
    return storage;
  }

  /** As they come under load: all in one transaction. */
  @Benchmark
  @OperationsPerInvocation(Mix.CALL)
  public Storage together() {
    Storage storage = new InMemoryStorage();
    storage.write(transaction -> correlate(transaction, call));
    return storage;
  }

  private ChannelStore correlate(Transaction transaction, List<Delivery> deliveries) {
    deliveries.forEach(transaction::store);
    ChannelStore store = transaction.channel(Measured.APP, CHANNEL);
    store.apply(correlator.correlate(store.events(), store.sessions(), store.calls(), deliveries));
    return store;
  }
}
