package io.agorawebhooks.cli;

import io.agorawebhooks.cli.Settings.Setting;
import io.agorawebhooks.cli.replay.LineParser;
import io.agorawebhooks.cli.replay.Window;
import io.agorawebhooks.json.LogFields;
import io.agorawebhooks.notice.AppId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what the lines of logs look like, and which of them are meant. */
final class LogOptions {
  private static final String TIMES =
      "a day such as 2026-01-31, or an instant such as 2026-01-31T14:05:00Z";

  @Option(
      names = "--app-id",
      paramLabel = "ID",
      description = "The app of lines that do not name theirs: 1 to 64 of A-Z a-z 0-9 _ and -")
  private @Nullable String appId;

  @Option(
      names = "--app-field",
      paramLabel = "NAME",
      split = ",",
      description = "Where a line names its app. Default app_id, appId, else the path")
  private @Nullable List<String> appFields;

  @Option(
      names = "--body-field",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Where a line has the notice, as an object or as text. Names may be given several times or"
            + " separated by commas; request.body is a member of a member.",
        "Default body, request_body, raw_payload, raw_body, request.body"
      })
  private @Nullable List<String> bodyFields;

  @Option(
      names = "--path-field",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Where an access log has what was asked for: a path, a URL or POST /app/webhooks HTTP/1.1.",
        "Default path, uri, request_uri, request, request.uri, url"
      })
  private @Nullable List<String> pathFields;

  @Option(
      names = "--time-field",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Where a line says when the notice arrived: seconds or milliseconds since 1970, ISO-8601, or"
            + " 31/Jan/2026:10:00:00 +0000.",
        "Default received_at, time, timestamp, @timestamp, time_iso8601, time_local, msec, ts"
      })
  private @Nullable List<String> timeFields;

  @Option(
      names = "--webhook-path",
      paramLabel = "REGEX",
      description = {
        "The paths of webhooks; requests to others are passed over. Its first group is the app.",
        "Default (?:.*/)?([A-Za-z0-9_-]{1,64})/webhooks/?"
      })
  private @Nullable String webhookPath;

  @Option(
      names = "--body-mark",
      paramLabel = "TEXT",
      description =
          "What stands before the notice in lines that are text; other text with a time is passed"
              + " over. Default \"Raw body: \", as the Python server writes it")
  private @Nullable String bodyMark;

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      description = "The zone of days, and of times that do not say theirs. Default UTC")
  private @Nullable String zone;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = {
        "Take only what arrived then or later: " + TIMES + ".",
        "When a notice arrived is what the log says, else when Agora sent it, else when it happened"
      })
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Take only what arrived before; a day is taken whole")
  private @Nullable String until;

  /** What they say. */
  LineParser parser(Clock clock) {
    return new LineParser(fields(), app(), window(), clock);
  }

  private @Nullable AppId app() {
    if (appId == null) {
      return null;
    } else if (!AppId.isValid(appId)) {
      throw new Setting("The option --app-id", appId)
          .bad("1 to 64 of the characters A-Z a-z 0-9 _ and -");
    }
    return new AppId(appId);
  }

  private LogFields fields() {
    LogFields usual = LogFields.USUAL;
    return new LogFields(
        bodyFields == null ? usual.body() : bodyFields,
        appFields == null ? usual.app() : appFields,
        pathFields == null ? usual.path() : pathFields,
        timeFields == null ? usual.time() : timeFields,
        webhookPath == null ? usual.webhook() : pattern(webhookPath),
        bodyMark == null || bodyMark.isEmpty() ? usual.mark() : bodyMark,
        zone());
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new Setting("The option --webhook-path", regex)
          .bad("a regular expression such as /hooks/([0-9a-f]{32})");
    }
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone == null ? "UTC" : zone);
    } catch (DateTimeException e) {
      throw new Setting("The option --tz", String.valueOf(zone))
          .bad("a zone such as UTC, Europe/Berlin or +02:00");
    }
  }

  private Window window() {
    Instant first = since == null ? null : instant("--since", since, 0);
    Instant end = until == null ? null : instant("--until", until, 1);
    if (first != null && end != null && !first.isBefore(end)) {
      throw new Setting("The option --until", String.valueOf(until)).bad("a time after --since");
    }
    return new Window(first, end);
  }

  private Instant instant(String option, String text, int days) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).plusDays(days).atStartOfDay(zone()).toInstant();
    } catch (DateTimeException e) {
      throw new Setting("The option " + option, text).bad(TIMES);
    }
  }
}
