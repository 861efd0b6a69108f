package io.agorawebhooks.cli.reads;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.json.NoticeViews;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticeQuery;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Notices as they come in. */
@Command(
    name = "tail",
    description = {
      "Shows the last notices of an app, and then each as it is stored, until Ctrl-C.",
      "What is replayed is shown if its log says that it came in lately.",
      ""
    },
    footer = {
      "  agora-webhooks notices tail my-app --no-follow",
      "  agora-webhooks notices tail my-app --no-follow --lines 3 --channel standup --json"
    })
public final class TailCommand extends ReadCommand {
  private static final int MOST_LINES = 10_000;
  private static final long PAUSE_MILLIS = 500;

  @Mixin private AppArgument app;

  @Option(names = "--channel", paramLabel = "NAME", description = "Only of this channel")
  private @Nullable String channel;

  @Option(names = "--uid", paramLabel = "UID", description = "Only of this user")
  private @Nullable Long uid;

  @Option(
      names = "--event-type",
      paramLabel = "CODE",
      description = "Only of this event, such as 103")
  private @Nullable Long eventType;

  @Option(names = "--product", paramLabel = "CODE", description = "Only of this product, such as 1")
  private @Nullable Long product;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Only what was set aside for this, as notices list has it")
  private @Nullable String reason;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "How many there are to begin with, 0 to 10000; default 10")
  private int lines = 10;

  @Option(names = "--no-follow", description = "End after these")
  private boolean ends;

  @Mixin private ZoneOption zone;

  @Override
  void run(JooqStorage storage, HttpServer.Api api) {
    if (lines < 0 || lines > MOST_LINES) {
      throw CommandFailure.badSetting("The option --lines is from 0 to " + MOST_LINES);
    }
    SetAside why = reason == null ? null : reason(reason);
    Tail tail =
        new Tail(
            storage,
            app.id(),
            new NoticeQuery(Range.ALL, channel, uid, eventType, product, null, why));
    print(tail.last(lines));
    while (!ends && pause()) {
      print(tail.next());
    }
  }

  private static SetAside reason(String label) {
    return Stream.of(SetAside.values())
        .filter(reason -> reason.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.badSetting(
                    "The option --reason is \"%s\". Allowed: %s"
                        .formatted(
                            TerminalText.of(label),
                            Stream.of(SetAside.values())
                                .map(SetAside::label)
                                .collect(Collectors.joining(", ")))));
  }

  private void print(List<NoticeEntry> entries) {
    List<byte[]> notices = entries.stream().map(NoticeViews::notice).toList();
    if (isJson()) {
      notices.forEach(notice -> println(TerminalText.of(new String(notice, UTF_8))));
    } else {
      List<JsonTree> rows = notices.stream().map(JsonTree::of).toList();
      NoticeRows.table(rows, zone.when()).print(out(), false);
    }
    out().flush();
  }

  /** Whether to go on after it. */
  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
