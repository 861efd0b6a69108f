package io.agorawebhooks.cli.reads;

import io.agorawebhooks.cli.CommandGroup;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.persistence.JooqStorage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What was refused. */
@Command(
    name = "rejected",
    description = "Lists what was refused, and takes it once what was in the way is mended.",
    subcommands = {RejectedCommand.Listing.class, AdmitCommand.class},
    synopsisSubcommandLabel = "(list | admit)",
    footer = "  agora-webhooks rejected list my-app")
public final class RejectedCommand extends CommandGroup {
  /** Shows them. */
  @Command(
      name = "list",
      description = {
        "Lists what was refused of an app and why, the newest first; --json has the bodies.",
        ""
      },
      footer = {
        "  agora-webhooks rejected list my-app",
        "  agora-webhooks rejected list my-app --start-date 2026-01-01 --json"
      })
  static final class Listing extends ReadCommand {
    @Mixin private AppArgument app;
    @Mixin private TimeOptions times;
    @Mixin private CursorOptions cursor;

    @Override
    void run(JooqStorage storage, HttpServer.Api api) {
      Asking asking = cursor.into(times.into(new Asking()));
      show(api.get(path("rejected", app.text()), asking.parameters()), this::print);
    }

    private void print(JsonTree answer) {
      Table table = new Table("received", ">status", ">bytes", "reason");
      for (JsonTree row : answer.at("rejected").items()) {
        table.row(
            times.when().shown(row.text("received_at")),
            row.text("status"),
            row.text("body_bytes"),
            row.text("reason"));
      }
      print(table);
      remarkNext(answer.at("pagination"));
    }
  }
}
