package io.agorawebhooks.cli.reads;

import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.cli.DecodingRereader;
import io.agorawebhooks.cli.JsonLine;
import io.agorawebhooks.cli.SecretOptions;
import io.agorawebhooks.cli.Settings;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.Pace;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.StoredRejection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes what was refused. */
@Command(
    name = "admit",
    description = {
      "Looks again at all that was refused of an app, with the secrets that are set now, and takes"
          + " what can be taken as of when it first came in.",
      "It counts as stored then, no longer as rejected. The rest stays, and its reasons are shown.",
      ""
    },
    footer = {
      "  agora-webhooks rejected admit my-app --dry-run",
      "  agora-webhooks rejected admit my-app --secret my-app=s3cret"
    })
final class AdmitCommand extends ReadCommand {
  /** Bodies may have 1 MiB each. */
  private static final int AT_ONCE = 8;

  private static final int BATCH = 200;

  @Mixin private AppArgument app;
  @Mixin private SecretOptions secrets;

  @Option(names = "--dry-run", description = "Change nothing, and say what would be taken")
  private boolean dryRun;

  @Option(
      names = "--unsigned",
      description = "Take what is a notice whatever its signature, where you know who sent it")
  private boolean unsigned;

  /** What became of all, told by the writer's thread and the one that reads. */
  private static final class Outcome implements Receipt {
    private Counts counts = Counts.NONE;
    private long left;
    private final Map<String, Long> reasons = new TreeMap<>();
    private final AtomicReference<@Nullable StorageException> failure = new AtomicReference<>();

    @Override
    public synchronized void committed(Counts outcome) {
      counts = counts.plus(outcome);
    }

    @Override
    public void failed(StorageException why) {
      failure.compareAndSet(null, why);
    }

    synchronized void leave(String why) {
      left++;
      reasons.merge(why, 1L, Long::sum);
    }
  }

  @Override
  void run(JooqStorage storage, HttpServer.Api api) {
    NoticeDecoder decoder = new NoticeDecoder();
    Readmission readmission =
        new Readmission(decoder, secrets.read(Settings.ofProcess()), !unsigned);
    Outcome outcome = new Outcome();
    try (Intake intake = new Intake(storage, new DecodingRereader(), BATCH, Pace.upTo(BATCH))) {
      readAll(storage, readmission, intake, outcome);
    }
    StorageException failure = outcome.failure.get();
    if (failure != null) {
      throw failure;
    }
    tell(outcome);
  }

  private void readAll(
      JooqStorage storage, Readmission readmission, Intake intake, Outcome outcome) {
    NoticePlace after = null;
    List<StoredRejection> some;
    do {
      some = storage.reads().rejections(app.id(), Range.ALL, after, AT_ONCE);
      for (StoredRejection kept : some) {
        take(kept, readmission, intake, outcome);
        after = kept.place();
      }
    } while (some.size() == AT_ONCE);
  }

  private void take(StoredRejection kept, Readmission readmission, Intake intake, Outcome outcome) {
    Readmission.Look look = readmission.look(kept.rejection());
    Delivery delivery = look.delivery();
    if (delivery == null) {
      outcome.leave(look.why());
    } else if (dryRun) {
      outcome.committed(new Counts(1, 0, 0, 0, 0, Map.of()));
    } else {
      put(delivery, kept, intake, outcome);
    }
  }

  private static void put(Delivery delivery, StoredRejection kept, Intake intake, Outcome outcome) {
    try {
      intake.readmit(delivery, kept.rejection(), outcome);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("It was stopped; what was taken stays taken");
    }
  }

  private void tell(Outcome outcome) {
    if (isJson()) {
      println(json(outcome));
    } else {
      println(text(outcome));
      Table table = new Table(">left", "because");
      outcome.reasons.forEach((why, count) -> table.row(count.toString(), why));
      print(table);
    }
    out().flush();
  }

  private String text(Outcome outcome) {
    return dryRun
        ? "%d can be taken, %d cannot".formatted(outcome.counts.received(), outcome.left)
        : "%d taken (%d stored, %d duplicates), %d left"
            .formatted(
                outcome.counts.received(),
                outcome.counts.stored(),
                outcome.counts.duplicates(),
                outcome.left);
  }

  private String json(Outcome outcome) {
    StringBuilder reasons = new StringBuilder();
    outcome.reasons.forEach(
        (why, count) ->
            reasons
                .append(reasons.isEmpty() ? "" : ",")
                .append(JsonLine.quoted(why))
                .append(':')
                .append(count));
    return "{\"dry_run\":%b,\"taken\":%d,\"stored\":%d,\"duplicates\":%d,\"left\":%d,\"reasons\":{%s}}"
        .formatted(
            dryRun,
            outcome.counts.received(),
            outcome.counts.stored(),
            outcome.counts.duplicates(),
            outcome.left,
            reasons);
  }
}
