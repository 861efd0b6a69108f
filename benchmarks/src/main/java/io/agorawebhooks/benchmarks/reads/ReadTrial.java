package io.agorawebhooks.benchmarks.reads;

import io.agorawebhooks.benchmarks.live.Posted;
import io.agorawebhooks.benchmarks.live.Senders;
import io.agorawebhooks.benchmarks.live.Times;
import io.agorawebhooks.benchmarks.reads.Questions.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What reads cost on a month of calls, in a server that has run for a while and in fresh ones, and
 * what they cost the intake. The server is a process of its own, one request comes after the other.
 *
 * <p>Arguments: the launcher, the database's file, how many of each read (100), fresh servers (5),
 * seconds of each part with webhooks (20), a part of the names of the reads that are asked (all).
 */
public final class ReadTrial {
  private static final int PAGES = 200;
  private static final int READERS = 2;
  private static final int RATE = 500;

  private final Path launcher;
  private final Path database;
  private final int times;
  private final int fresh;
  private final int seconds;
  private final String only;

  private ReadTrial(String[] args) {
    launcher = Path.of(args[0]);
    database = Path.of(args[1]);
    times = args.length > 2 ? Integer.parseInt(args[2]) : 100;
    fresh = args.length > 3 ? Integer.parseInt(args[3]) : 5;
    seconds = args.length > 4 ? Integer.parseInt(args[4]) : 20;
    only = args.length > 5 ? args[5] : "";
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new ReadTrial(args).run();
  }

  private void run() throws IOException, InterruptedException {
    Questions questions;
    try (Served server = Served.start(launcher, database)) {
      questions = new Questions(server, PAGES);
      print("| read | p50 ms | p95 ms | most ms | in fresh servers, most ms | bound, warm |");
      print("|---|---|---|---|---|---|");
    }
    for (Map.Entry<String, Question> entry : questions.all().entrySet()) {
      if (entry.getKey().contains(only)) {
        row(entry.getKey(), entry.getValue());
      }
    }
    besideWebhooks(questions);
  }

  private void row(String name, Question question) throws IOException, InterruptedException {
    double cold = 0;
    for (int i = 0; i < fresh; i++) {
      try (Served server = Served.start(launcher, database)) {
        cold = Math.max(cold, server.time(question.path().get()) / 1e6);
      }
    }
    Times warm = new Times();
    try (Served server = Served.start(launcher, database)) {
      for (int i = 0; i < times; i++) {
        server.time(question.path().get());
      }
      for (int i = 0; i < times; i++) {
        warm.add(server.time(question.path().get()));
      }
    }
    print(
        "| %s | %.1f | %.1f | %.1f | %.0f | %s |",
        name,
        warm.millis(0.5),
        warm.millis(0.95),
        warm.millis(1),
        cold,
        question.millis() == 0 ? "" : question.millis());
  }

  /** Webhooks at a steady rate, alone and while readers ask without a pause. */
  private void besideWebhooks(Questions questions) throws IOException, InterruptedException {
    try (Served server = Served.start(launcher, database)) {
      Senders senders = new Senders(server.port(), new Posted());
      beside(senders, server, questions, new Times()); // the JVM compiles
      Times alone = senders.send(RATE, seconds);
      Times reads = new Times();
      Times beside = beside(senders, server, questions, reads);
      print("");
      print("%d webhooks a second: %s", RATE, words(alone));
      print("beside %d readers (%d reads): %s", READERS, reads.count(), words(beside));
      print("their reads: %s", words(reads));
    }
  }

  private Times beside(Senders senders, Served server, Questions questions, Times reads)
      throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(new Thread(() -> read(server, questions, done, reads)));
    }
    readers.forEach(Thread::start);
    Times beside = senders.send(RATE, seconds);
    done.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
    return beside;
  }

  private static void read(Served server, Questions questions, AtomicBoolean done, Times reads) {
    while (!done.get()) {
      String path;
      synchronized (questions) {
        path = questions.mixed();
      }
      reads.add(server.time(path));
    }
  }

  private static String words(Times times) {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, most %.1f ms, failed %d",
        times.millis(0.5),
        times.millis(0.99),
        times.millis(1),
        times.failed());
  }

  private static void print(String text, Object... values) {
    System.out.printf(Locale.ROOT, text + "%n", values);
  }
}
