package io.agorawebhooks.cli.reads;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.persistence.JooqStorage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Minutes over time. */
@Command(
    name = "minutes",
    description = {
      "Shows the minutes of an app over time as bars, and what they are made of.",
      "Without dates: the last 30 days.",
      ""
    },
    footer = {
      "  agora-webhooks minutes my-app",
      "  agora-webhooks minutes my-app --period month --breakdown-by platform --start-date"
          + " 2026-01-01",
      "  agora-webhooks minutes my-app --period hour --start-date 2026-01-01 --end-date 2026-01-01"
          + " --json"
    })
public final class MinutesCommand extends ReadCommand {
  private static final int WIDTH = 40;

  @Mixin private AppArgument app;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "hour, day, week or month; default day")
  private @Nullable String period;

  @Option(
      names = "--breakdown-by",
      paramLabel = "WHAT",
      description = "role, platform, client_type or channel; default role")
  private @Nullable String breakdown;

  @Mixin private FilterOptions filter;

  @Override
  void run(JooqStorage storage, HttpServer.Api api) {
    Asking asking =
        filter.into(new Asking()).with("period", period).with("breakdown_by", breakdown);
    show(api.get(path("analytics", "minutes", app.text()), asking.parameters()), this::print);
  }

  private void print(JsonTree answer) {
    List<JsonTree> points = answer.at("data_points").items();
    long most = points.stream().mapToLong(point -> point.whole("seconds")).max().orElse(0);
    Table bars = new Table(answer.text("period"), ">minutes", "");
    for (JsonTree point : points) {
      bars.row(
          point.text("display_date"), point.text("minutes"), bar(point.whole("seconds"), most));
    }
    print(bars);
    remark("");
    Table parts = new Table(answer.text("breakdown_by").replace('_', ' '), ">minutes");
    answer
        .at("series")
        .items()
        .forEach(part -> parts.row(part.text("label"), part.text("total_minutes")));
    print(parts);
    remark(
        "%s minutes, of which %s are inferred; %s"
            .formatted(
                answer.text("total_minutes"),
                answer.text("inferred_minutes"),
                filter.when().name()));
  }

  /** What is more than nothing has a mark. */
  private static String bar(long seconds, long most) {
    return "#".repeat(most == 0 ? 0 : (int) ((seconds * WIDTH + most - 1) / most));
  }
}
