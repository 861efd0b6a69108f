package io.agorawebhooks.benchmarks.intake;

import io.agorawebhooks.benchmarks.Memory;
import io.agorawebhooks.benchmarks.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** More than it can store. */
@Command(
    name = "overload",
    mixinStandardHelpOptions = true,
    description = {
      "Sends more than the server can store while its commits are slowed, then kills it, and counts"
          + " what was answered 200 and is not stored.",
      "The server is the product without its start script, in a process of its own."
    })
final class OverloadCommand implements Callable<Integer> {
  private static final int BEFORE_SECONDS = 10;
  private static final int AFTER_SECONDS = 20;

  @Mixin private Bench bench;

  @Parameters(paramLabel = "SECONDS", defaultValue = "60", description = "Default: 60")
  private int seconds;

  @Option(
      names = "--offered",
      defaultValue = "6000",
      description = "Notices sent a second; default: ${DEFAULT-VALUE}")
  private int offered;

  @Option(
      names = "--stored",
      defaultValue = "2000",
      description = "Notices that commits are slowed to, a second; default: ${DEFAULT-VALUE}")
  private int stored;

  @Option(
      names = "--connections",
      defaultValue = "12000",
      description = {
        "How many notices may be on their way; more than the queue of 10000 and a batch take, or"
            + " nothing is refused. Default: ${DEFAULT-VALUE}"
      })
  private int connections;

  @Override
  public Integer call() throws Exception {
    bench.run("intake-overload", this::run);
    return ExitCode.OK;
  }

  private Report run(Path database) throws IOException, InterruptedException {
    Map<String, Object> facts = Report.thisMachine();
    Requests requests = Comparison.requests(null);
    Phases phases = new Phases();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    try (ServerProcess server =
        ServerProcess.of(SlowedServer.class, SlowedServer.OPTIONS, "sqlite:///" + database)) {
      Probe.firstAnswer(server, Comparison.requests(null));
      facts.put("idle MiB", "" + server.memory().resident());
      drive(server, requests, phases, rows, facts);
      server.kill();
    }
    facts.put("answered 200", phases.taken().cardinality());
    facts.put("of these not stored", missing(database, requests, phases));
    String title =
        "%d notices a second offered over %d connections, commits slowed to %d a second for %d s"
            .formatted(offered, connections, stored, seconds);
    return new Report(title, facts, rows);
  }

  private static int missing(Path database, Requests requests, Phases phases) {
    try {
      return Kept.missing(database, requests.mix(), phases.taken());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void drive(
      ServerProcess server,
      Requests requests,
      Phases phases,
      List<Map<String, @Nullable Object>> rows,
      Map<String, Object> facts)
      throws IOException, InterruptedException {
    Duration all =
        Duration.ofSeconds(bench.warmUp() + BEFORE_SECONDS + (long) seconds + AFTER_SECONDS);
    ExecutorService sender = Executors.newSingleThreadExecutor();
    phases.begin();
    try (Load load = new Load(server.port(), connections, requests)) {
      Bench.say("%d s in all".formatted(all.toSeconds()));
      Future<?> sent = sender.submit(() -> send(load, all, phases));
      Thread.sleep(Duration.ofSeconds(bench.warmUp()).toMillis());
      Phases.Phase before = phases.begin();
      Memory beforeMemory = pass(server, BEFORE_SECONDS);
      Phases.Phase slowed = phases.begin();
      server.tell("" + stored);
      Memory slowedMemory = pass(server, seconds);
      Phases.Phase after = phases.begin();
      server.tell("" + Double.POSITIVE_INFINITY);
      Memory afterMemory = pass(server, AFTER_SECONDS);
      sent.get();
      rows.add(row("before", before, BEFORE_SECONDS, beforeMemory));
      rows.add(row("slowed", slowed, seconds, slowedMemory));
      rows.add(row("after", after, AFTER_SECONDS, afterMemory));
      facts.put("seconds until full speed", after.disturbed());
    } catch (ExecutionException e) {
      throw new IllegalStateException("The load failed", e);
    } finally {
      sender.shutdownNow();
    }
  }

  /** A callable, because a load may fail. */
  private @Nullable Object send(Load load, Duration time, Phases phases) throws IOException {
    load.run(offered, time, phases);
    return null;
  }

  private static Memory pass(ServerProcess server, int time)
      throws IOException, InterruptedException {
    Bench.say("%d s".formatted(time));
    Thread.sleep(Duration.ofSeconds(time).toMillis());
    return server.memory();
  }

  private static Map<String, @Nullable Object> row(
      String name, Phases.Phase phase, int time, Memory memory) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("commits", name);
    times(row, "200", phase.taken(), time);
    times(row, "503", phase.refused(), time);
    row.put("errors", phase.lost());
    row.put("MiB", memory.resident());
    row.put("most MiB", memory.most());
    return row;
  }

  private static void times(
      Map<String, @Nullable Object> row, String status, Histogram nanos, int time) {
    Figures figures = Figures.of(nanos, time, 0);
    row.put(status + "/s", figures.rate());
    row.put(status + " p50 ms", figures.p50());
    row.put(status + " p99 ms", figures.p99());
    row.put(status + " most ms", figures.most());
  }
}
