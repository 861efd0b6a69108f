package io.agorawebhooks.cli.reads;

import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.persistence.JooqStorage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The calls that go on. */
@Command(
    name = "live",
    description = {
      "Shows the calls of an app that go on and who is in them; on a terminal anew each second until"
          + " Ctrl-C, else once.",
      ""
    },
    footer = {"  agora-webhooks live my-app --once", "  agora-webhooks live my-app --once --json"})
public final class LiveCommand extends ReadCommand {
  private static final int SHOWN_USERS = 5;
  private static final int MOST_SECONDS = 3600;

  /** Back to the first place of the screen; the rest of each line and of the screen is wiped. */
  private static final String TOP = "\u001b[H";

  private static final String CLEAR_BELOW = "\u001b[J";

  /** A line that is too long is cut, so that each stays one line. */
  private static final String CUT = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";
  private static final String CLEAR_ALL = "\u001b[2J";

  @Mixin private AppArgument app;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description = "How often it is shown anew, 1 to 3600; default 1")
  private int interval = 1;

  @Option(names = "--once", description = "Show it once, on a terminal too")
  private boolean once;

  @Mixin private ZoneOption zone;

  @Override
  void run(JooqStorage storage, HttpServer.Api api) {
    if (interval < 1 || interval > MOST_SECONDS) {
      throw CommandFailure.badSetting("The option --interval is from 1 to " + MOST_SECONDS);
    }
    boolean refreshes = !once && !isJson() && Ansi.AUTO.enabled();
    if (!refreshes) {
      show(answer(api), this::print);
      return;
    }
    out().print(CLEAR_ALL);
    do {
      byte[] answer = answer(api);
      out().print(CUT + TOP + CLEAR_BELOW);
      show(answer, this::print);
      out().print(WRAP);
      out().flush();
    } while (pause());
  }

  private byte[] answer(HttpServer.Api api) {
    return api.get(path("live", app.text()), Map.of());
  }

  private void print(JsonTree answer) {
    When when = zone.when();
    remark(
        "%s live calls, %s users online at %s %s"
            .formatted(
                answer.text("total_calls"),
                answer.text("online_users"),
                when.shown(answer.text("as_of")),
                when.name()));
    Table table = new Table("channel", "started", ">online", ">minutes", "users");
    for (JsonTree row : answer.at("calls").items()) {
      table.row(
          row.text("channel_name"),
          when.shown(row.text("started")),
          row.text("online_users"),
          row.text("open_minutes"),
          users(row.at("users").items(), row.whole("online_users")));
    }
    print(table);
  }

  private static String users(List<JsonTree> users, long online) {
    String first =
        users.stream()
            .limit(SHOWN_USERS)
            .map(user -> user.text("uid") + " " + user.text("role"))
            .collect(Collectors.joining(", "));
    return online > SHOWN_USERS ? first + " and " + (online - SHOWN_USERS) + " more" : first;
  }

  /** Whether to go on after it. */
  private boolean pause() {
    try {
      TimeUnit.SECONDS.sleep(interval);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
