package io.agorawebhooks.cli.reads;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.persistence.JooqStorage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One call. */
@Command(
    name = "call",
    description = {
      "Shows a call of a channel, the newest if none is named: its figures and its sessions, or"
          + " another view of it.",
      "A tilde marks what is inferred.",
      ""
    },
    footer = {
      "  agora-webhooks call my-app standup",
      "  agora-webhooks call my-app standup --session-id 1767261600 --sort -stayed",
      "  agora-webhooks call my-app standup --view quality-metrics"
    })
public final class CallCommand extends ReadCommand {
  private static final List<String> FIGURES =
      List.of(
          "channel_name",
          "channel_session_id",
          "live",
          "total_minutes",
          "host_minutes",
          "audience_minutes",
          "open_minutes",
          "unique_users",
          "unique_hosts",
          "unique_audiences",
          "channel_duration_minutes",
          "utilization",
          "role_switches");

  private static final List<String> ROLES =
      List.of(
          "total_minutes",
          "host_minutes",
          "audience_minutes",
          "role_switches",
          "wall_clock_minutes",
          "platform_breakdown",
          "client_type_breakdown");

  private static final List<String> QUALITY =
      List.of(
          "quality_score",
          "sample_size",
          "avg_user_session_length",
          "max_concurrent_users",
          "peak_concurrent_time",
          "churn_events",
          "failed_calls");

  private static final List<String> LENGTHS =
      List.of("0-5s", "5-30s", "30-60s", "1-5min", "5-15min", "15min+");

  /** What is shown of a call; named as the last segment of the API's path. */
  enum View {
    SESSIONS("sessions"),
    ROLES("role-analytics"),
    QUALITY("quality-metrics"),
    USERS("multi-user"),
    TIMELINE("timeline");

    private final String label;

    View(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  @Mixin private AppArgument app;

  @Parameters(index = "1", paramLabel = "CHANNEL", description = "The exact name of the channel")
  private String channel;

  @Option(
      names = "--session-id",
      paramLabel = "CALL",
      description = "Which call: its start in seconds since 1970, as the list of channels has it")
  private @Nullable String call;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description = "What to show: ${COMPLETION-CANDIDATES}; default sessions")
  private View view = View.SESSIONS;

  @Option(
      names = "--q",
      paramLabel = "TEXT",
      description = "Only sessions of this uid, account or SID")
  private @Nullable String text;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description =
          "joined, left, stayed, uid, role, platform or reason; a minus before it turns it round")
  private @Nullable String sort;

  @Mixin private PageOptions page;
  @Mixin private ZoneOption zone;

  @Override
  void run(JooqStorage storage, HttpServer.Api api) {
    When when = zone.when();
    Asking asking = new Asking().with("channel", channel).with("session_id", call);
    if (view != View.QUALITY) {
      page.into(asking);
    }
    asking.with("q", text).with("sort", sort);
    List<String> path =
        view == View.SESSIONS
            ? path("channel", app.text())
            : path("channel", app.text(), view.toString());
    show(api.get(path, asking.parameters()), answer -> print(answer, when));
  }

  private void print(JsonTree answer, When when) {
    switch (view) {
      case SESSIONS -> printSessions(answer, when);
      case ROLES -> printUsers(answer, ROLES, "total_minutes", "role_switches");
      case QUALITY -> printQuality(answer);
      case USERS ->
          printUsers(answer, List.of("total_users"), "total_active_minutes", "quality_score");
      case TIMELINE -> new Lanes(answer, when).print(this);
    }
  }

  private void printSessions(JsonTree answer, When when) {
    remark("started " + when.shown(answer.text("started")) + " " + when.name());
    if (!answer.at("ended").isNull()) {
      remark("ended   " + when.shown(answer.text("ended")) + " " + when.name());
    }
    print(Words.facts(answer, FIGURES));
    remark("");
    print(Sessions.table(answer.at("sessions"), when, false));
    remark(Words.page(answer.at("pagination")));
  }

  private void printUsers(JsonTree answer, List<String> figures, String minutes, String last) {
    print(Words.facts(answer, figures));
    remark("");
    Table table =
        new Table(
            ">uid", "account", ">minutes", ">host", ">audience", ">" + last.replace('_', ' '));
    for (JsonTree row : answer.at("users").items()) {
      table.row(
          row.text("uid"),
          row.text("account"),
          row.text(minutes),
          row.text("host_minutes"),
          row.text("audience_minutes"),
          row.text(last));
    }
    print(table);
    remark(Words.page(answer.at("pagination")));
  }

  private void printQuality(JsonTree answer) {
    print(Words.facts(answer, QUALITY));
    remark("");
    Table lengths = new Table("length", ">sessions");
    JsonTree histogram = answer.at("session_length_histogram");
    LENGTHS.forEach(length -> lengths.row(length, histogram.text(length)));
    print(lengths);
    remark("");
    answer.at("insights").items().forEach(item -> println(TerminalText.of(item.text())));
  }
}
