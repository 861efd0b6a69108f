package io.agorawebhooks.cli.reads;

import io.agorawebhooks.cli.CommandGroup;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.persistence.JooqStorage;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What Agora said. */
@Command(
    name = "notices",
    description = "Shows what Agora said, byte for byte.",
    subcommands = {NoticesCommand.Listing.class, NoticesCommand.Show.class, TailCommand.class},
    synopsisSubcommandLabel = "(list | show | tail)",
    footer = "  agora-webhooks notices list my-app")
public final class NoticesCommand extends CommandGroup {
  /** Many, without their bodies. */
  @Command(
      name = "list",
      description = {
        "Lists the raw notices of an app, the newest first, by when they came in.",
        ""
      },
      footer = {
        "  agora-webhooks notices list my-app",
        "  agora-webhooks notices list my-app --channel standup --event-type 103 --limit 5",
        "  agora-webhooks notices list my-app --status set_aside --json"
      })
  static final class Listing extends ReadCommand {
    @Mixin private AppArgument app;
    @Mixin private NoticeOptions notices;
    @Mixin private TimeOptions times;
    @Mixin private CursorOptions cursor;

    @Override
    void run(JooqStorage storage, HttpServer.Api api) {
      Asking asking = cursor.into(times.into(notices.into(new Asking())));
      show(
          api.get(path("notices", app.text()), asking.parameters()),
          answer -> {
            print(NoticeRows.table(answer.at("notices").items(), times.when()));
            remarkNext(answer.at("pagination"));
          });
    }
  }

  /** One with every byte. */
  @Command(
      name = "show",
      description = {"Shows a notice with its headers and its body, and its call.", ""},
      footer = {
        "  agora-webhooks notices show my-app 1",
        "  agora-webhooks notices show my-app 1 --start-date 2026-01-01 --json"
      })
  static final class Show extends ReadCommand {
    private static final List<String> FACTS =
        List.of(
            "notice_id",
            "received_at",
            "notify_ms",
            "product_name",
            "event_type",
            "event_type_name",
            "channel_name",
            "channel_session_id",
            "uid",
            "event_time",
            "status",
            "reason",
            "headers",
            "body_base64");

    @Mixin private AppArgument app;

    @Parameters(index = "1", paramLabel = "NOTICE", description = "The notice's id")
    private String notice;

    @Mixin private TimeOptions times;

    @Override
    void run(JooqStorage storage, HttpServer.Api api) {
      show(
          api.get(path("notices", app.text(), notice), times.into(new Asking()).parameters()),
          answer -> answer.at("notices").items().forEach(this::print));
    }

    private void print(JsonTree copy) {
      print(Words.facts(copy, FACTS));
      println(TerminalText.lines(copy.text("body")));
    }
  }
}
