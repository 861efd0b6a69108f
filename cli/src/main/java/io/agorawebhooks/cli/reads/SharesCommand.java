package io.agorawebhooks.cli.reads;

import io.agorawebhooks.cli.CommandGroup;
import io.agorawebhooks.cli.PasswordInput;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.persistence.JooqStorage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Links by which others may look at a part of an app. */
@Command(
    name = "shares",
    description = "Lists, makes and revokes links by which others may look at a part of an app.",
    subcommands = {
      SharesCommand.Listing.class,
      SharesCommand.Create.class,
      SharesCommand.Revoke.class
    },
    synopsisSubcommandLabel = "(list | create | revoke)",
    footer = "  agora-webhooks shares list my-app")
public final class SharesCommand extends CommandGroup {
  /** Shows them. */
  @Command(
      name = "list",
      description = {
        "Lists the shares of an app, the newest first, with how often they were seen.",
        ""
      },
      footer = "  agora-webhooks shares list my-app")
  static final class Listing extends ReadCommand {
    @Mixin private AppArgument app;
    @Mixin private CursorOptions cursor;
    @Mixin private ZoneOption zone;

    @Override
    void run(JooqStorage storage, HttpServer.Api api) {
      Asking asking = cursor.into(new Asking());
      show(api.get(path("export", app.text(), "share"), asking.parameters()), this::print);
    }

    private void print(JsonTree answer) {
      Table table =
          new Table("share", "what", "channel", "status", "expires", ">views", "password");
      for (JsonTree row : answer.at("shares").items()) {
        table.row(
            row.text("share_id"),
            row.text("what"),
            row.text("channel_name"),
            row.text("status"),
            zone.when().shown(row.text("expires_at")),
            row.text("views"),
            row.at("password_needed").isTrue() ? "yes" : "no");
      }
      print(table);
      remarkNext(answer.at("pagination"));
    }
  }

  /** Makes one. */
  @Command(
      name = "create",
      description = {
        "Shares a call (--session-id), a channel (--channel alone) or what filters let pass, and"
            + " prints the path of the link, which is never shown again.",
        ""
      },
      footer = {
        "  agora-webhooks shares create my-app --channel standup --expires-in 86400",
        "  agora-webhooks shares create my-app --channel standup --session-id 1767261600",
        "  agora-webhooks shares create my-app --start-date 2026-01-01 --role host --json"
      })
  static final class Create extends ReadCommand {
    @Mixin private AppArgument app;

    @Option(
        names = "--what",
        paramLabel = "WHAT",
        description = "call, channel or filter; default: what the other options make it")
    private @Nullable String what;

    @Option(
        names = "--session-id",
        paramLabel = "CALL",
        description = "The call: its start in seconds since 1970")
    private @Nullable String call;

    @Option(
        names = "--expires-in",
        paramLabel = "SECONDS",
        description = "How long it is good, at most 366 days; default 604800, a week")
    private @Nullable String expires;

    @Option(
        names = "--password-stdin",
        description = "Read a line from the input, and ask who follows the link for it")
    private boolean hasPassword;

    @Mixin private FilterOptions filter;

    @Override
    void run(JooqStorage storage, HttpServer.Api api) {
      Asking asking =
          filter
              .into(new Asking())
              .with("what", what)
              .with("session_id", call)
              .with("expires_in", expires)
              .with("password", hasPassword ? PasswordInput.ofProcess(true).read() : null);
      show(
          api.share(app.id(), asking.parameters()),
          answer -> {
            println(answer.text("share_url"));
            remark(
                "share %s, good until %s %s"
                    .formatted(
                        answer.text("share_id"),
                        filter.when().shown(answer.text("expires_at")),
                        filter.when().name()));
          });
    }
  }

  /** Takes one back. */
  @Command(
      name = "revoke",
      description = {"Takes a share back: its link opens nothing from now on.", ""},
      footer =
          "  agora-webhooks shares revoke my-app $(agora-webhooks shares list my-app --quiet"
              + " | head -1 | cut -d' ' -f1)")
  static final class Revoke extends ReadCommand {
    @Mixin private AppArgument app;

    @Parameters(index = "1", paramLabel = "SHARE", description = "The id that list shows")
    private String share;

    @Override
    void run(JooqStorage storage, HttpServer.Api api) {
      show(
          api.revoke(app.id(), share),
          answer -> println(answer.text("status") + " " + answer.text("share_id")));
    }
  }
}
