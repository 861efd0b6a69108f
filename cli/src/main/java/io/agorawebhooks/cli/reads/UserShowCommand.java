package io.agorawebhooks.cli.reads;

import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.persistence.JooqStorage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A user of calls, in all channels. */
@Command(
    name = "show",
    description = {
      "Shows a user of calls (not one who logs in here) in all channels of an app, by uid or by"
          + " account.",
      ""
    },
    footer = {
      "  agora-webhooks user show my-app 7",
      "  agora-webhooks user show my-app 7 --sessions --limit 50",
      "  agora-webhooks user show my-app --account ann --json"
    })
public final class UserShowCommand extends ReadCommand {
  private static final List<String> FIGURES =
      List.of(
          "uids",
          "accounts",
          "total_sessions",
          "total_channels_joined",
          "total_active_minutes",
          "host_minutes",
          "audience_minutes",
          "open_minutes",
          "total_role_switches",
          "platform_distribution",
          "quality_score",
          "sid");

  @Mixin private AppArgument app;

  @Parameters(index = "1", arity = "0..1", paramLabel = "UID", description = "The uid")
  private @Nullable String uid;

  @Option(names = "--account", paramLabel = "NAME", description = "An account in place of the uid")
  private @Nullable String account;

  @Option(names = "--sessions", description = "List the sessions, the newest first")
  private boolean sessions;

  @Mixin private FilterOptions filter;
  @Mixin private PageOptions page;

  @Override
  void run(JooqStorage storage, HttpServer.Api api) {
    if ((uid == null) == (account == null) || (sessions && uid == null)) {
      throw CommandFailure.badSetting("Allowed: a UID or --account NAME; with --sessions a UID");
    }
    if (sessions) {
      Map<String, List<String>> asked = page.into(new Asking()).parameters();
      show(
          api.get(path("user", app.text(), uid(), "sessions"), asked),
          answer -> print(Sessions.table(answer.at("sessions"), filter.when(), true)));
      return;
    }
    Asking asking = page.into(filter.into(new Asking())).with("account", account);
    List<String> path =
        account == null ? path("user", app.text(), uid(), "detailed") : path("user", app.text());
    show(api.get(path, asking.parameters()), this::print);
  }

  private String uid() {
    return uid == null ? "" : uid;
  }

  private void print(JsonTree answer) {
    print(Words.facts(answer, FIGURES));
    remark("");
    Table table = new Table("channel", ">sessions", ">minutes", "last activity");
    for (JsonTree row : answer.at("channels_list").items()) {
      table.row(
          row.text("channel_name"),
          row.text("session_count"),
          row.text("total_minutes"),
          filter.when().shown(row.text("last_activity")));
    }
    print(table);
  }
}
