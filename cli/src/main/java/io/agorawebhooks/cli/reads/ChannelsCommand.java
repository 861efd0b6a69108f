package io.agorawebhooks.cli.reads;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.persistence.JooqStorage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The calls of an app. */
@Command(
    name = "channels",
    description = {
      "Lists the calls of an app, the newest activity first, with their minutes and the sum of all"
          + " that match.",
      ""
    },
    footer = {
      "  agora-webhooks channels my-app",
      "  agora-webhooks channels my-app --start-date 2026-01-01 --end-date 2026-01-31 --tz Asia/Tokyo",
      "  agora-webhooks channels my-app --q stand --role host --json"
    })
public final class ChannelsCommand extends ReadCommand {
  @Mixin private AppArgument app;
  @Mixin private FilterOptions filter;
  @Mixin private PageOptions page;

  @Option(
      names = "--q",
      paramLabel = "TEXT",
      description = "Only channels whose name contains this")
  private @Nullable String text;

  @Option(
      names = "--live",
      paramLabel = "true|false",
      description = "Only calls that go on, or only those that do not")
  private @Nullable String live;

  @Option(
      names = "--sort",
      paramLabel = "activity|started",
      description = "The newest activity first, or the newest start; default activity")
  private @Nullable String sort;

  @Option(
      names = "--after",
      paramLabel = "NEXT",
      description = "Go on where a list ended, in place of --page: what it said to be next")
  private @Nullable String after;

  @Override
  void run(JooqStorage storage, HttpServer.Api api) {
    Asking asking =
        page.into(filter.into(new Asking()))
            .with("q", text)
            .with("live", live)
            .with("sort", sort)
            .with("after", after);
    show(api.get(path("channels", app.text()), asking.parameters()), this::print);
  }

  private void print(JsonTree answer) {
    When when = filter.when();
    Table table = new Table("channel", "call", "started", ">minutes", ">users", "now", ">inferred");
    for (JsonTree row : answer.at("channels").items()) {
      table.row(
          row.text("channel_name"),
          row.text("channel_session_id"),
          when.shown(row.text("first_activity")),
          row.text("total_minutes"),
          row.text("unique_users"),
          row.at("live").isTrue() ? row.text("online_users") + " online" : "",
          Words.percent(row.at("inferred_share")));
    }
    print(table);
    JsonTree totals = answer.at("totals");
    remark(
        "%s calls, %s minutes (host %s, audience %s), %s open; times in %s; %s"
            .formatted(
                totals.text("calls"),
                totals.text("total_minutes"),
                totals.text("host_minutes"),
                totals.text("audience_minutes"),
                totals.text("open_minutes"),
                when.name(),
                Words.page(answer.at("pagination"))));
    remarkNext(answer.at("pagination"));
  }
}
