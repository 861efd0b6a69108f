package io.agorawebhooks.benchmarks;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether an event of a large created call costs what one of a small call costs (correlation.md,
 * section 7): microseconds per event from the intake's queue to the commit, SQLite, fresh file each
 * time. The rounds take turns, so that what else the machine does hits all alike; medians count.
 *
 * <p>Arguments: users of the large call (100000), rounds (3).
 */
public final class FlatWork {
  private static final int QUEUE = 10_000;
  private static final int BATCH = 500;

  private FlatWork() {}

  public static void main(String[] args) throws Exception {
    int users = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    List<Supplier<List<Delivery>>> streams =
        List.of(
            () -> new Streams().smallCalls("small-", users),
            () -> new Streams().largeCall("large", users),
            () -> Streams.withLate(new Streams().largeCall("large", users), 1),
            () -> Streams.withLate(new Streams().smallCalls("small-", users), 1),
            () -> new Streams().reconnecting("flapping", users));
    List<String> names =
        List.of(
            "2-user calls",
            "one call",
            "one call, 1 % late",
            "2-user calls, 1 % late",
            "one user reconnecting");
    double[][] micros = new double[streams.size()][rounds];
    cost(new Streams().smallCalls("warm-", Math.min(users, 20_000)));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < streams.size(); i++) {
        micros[i][round] = cost(streams.get(i).get());
        print("round %d  %-24s %8.1f us/event%n", round + 1, names.get(i), micros[i][round]);
      }
    }
    double baseline = median(micros[0]);
    for (int i = 0; i < streams.size(); i++) {
      double cost = median(micros[i]);
      print("median   %-24s %8.1f us/event  ratio %.2f%n", names.get(i), cost, cost / baseline);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  /** Microseconds per event. */
  private static double cost(List<Delivery> stream) throws Exception {
    Path folder = Files.createTempDirectory("flat-work");
    try (Storage storage = JooqStorage.open("jdbc:sqlite:" + folder.resolve("flat.db"))) {
      long start = System.nanoTime();
      write(storage, stream);
      return (System.nanoTime() - start) / 1000.0 / stream.size();
    } finally {
      delete(folder);
    }
  }

  private static void write(Storage storage, List<Delivery> stream) throws InterruptedException {
    CountDownLatch written = new CountDownLatch(stream.size());
    AtomicReference<StorageException> failure = new AtomicReference<>();
    Receipt receipt = new Counting(written, failure);
    try (Intake intake = new Intake(storage, Arrays::compare, QUEUE, BATCH)) {
      for (Delivery delivery : stream) {
        intake.put(delivery, receipt);
      }
      written.await();
    }
    StorageException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private record Counting(CountDownLatch written, AtomicReference<StorageException> failure)
      implements Receipt {
    @Override
    public void committed(Counts outcome) {
      written.countDown();
    }

    @Override
    public void failed(StorageException why) {
      failure.set(why);
      written.countDown();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.forEach(files::add);
    }
    for (int i = files.size() - 1; i >= 0; i--) {
      Files.delete(files.get(i));
    }
  }
}
