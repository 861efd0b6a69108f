package io.agorawebhooks.benchmarks.reads;

import io.agorawebhooks.benchmarks.live.Times;
import io.agorawebhooks.benchmarks.reads.Questions.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What reads cost on a month of calls, in a server that has run for a while and in fresh ones, and
 * what they cost the intake. The server is a process of its own, one request comes after the other.
 *
 * <p>Arguments: the launcher, the database's file, how many of each read (100), fresh servers (5),
 * seconds of each part with webhooks (20, 0 for none), a part of the names of the reads that are
 * asked (all).
 */
public final class ReadTrial {
  private static final int PAGES = 200;

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
    if (seconds > 0) {
      Beside.measure(launcher, database, questions, seconds);
    }
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

  private static void print(String text, Object... values) {
    System.out.printf(Locale.ROOT, text + "%n", values);
  }
}
