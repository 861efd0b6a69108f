package io.agorawebhooks.cli;

import io.agorawebhooks.cli.Settings.Setting;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.simulator.Traffic;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what made-up traffic is like. */
final class TrafficOptions {
  private static final double MOST_MINUTES = 525_600;
  private static final double MOST_CALLS = 100_000;
  private static final int MOST_USERS = 800_000;
  private static final int MOST_LATE = 86_400;

  @Option(
      names = "--app-id",
      paramLabel = "ID",
      defaultValue = "sim",
      description = "The app that it is of, default ${DEFAULT-VALUE}")
  private String appId;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "For how long calls begin, default ${DEFAULT-VALUE}; those in progress then go on to their"
              + " ends")
  private double minutes;

  @Option(
      names = "--calls-per-minute",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many calls begin in a minute on average, default ${DEFAULT-VALUE}")
  private double callsPerMinute;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "400",
      description = "How many people there are, default ${DEFAULT-VALUE}")
  private int users;

  @Option(
      names = "--live",
      paramLabel = "PERCENT",
      defaultValue = "50",
      description =
          "Of 100 calls, how many have hosts and audiences who change roles; in the others everybody"
              + " talks. Default ${DEFAULT-VALUE}")
  private int live;

  @Option(
      names = "--bots",
      paramLabel = "PERCENT",
      defaultValue = "50",
      description =
          "Of 100 calls, how many have the machines that belong to their kind, such as recorders."
              + " Default ${DEFAULT-VALUE}")
  private int bots;

  @Option(
      names = "--duplicates",
      paramLabel = "PERCENT",
      defaultValue = "2",
      description = "Of 100 notices, how many are sent again; default ${DEFAULT-VALUE}")
  private int duplicates;

  @Option(
      names = "--disorder",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "One in three notices is late by up to this; default ${DEFAULT-VALUE}")
  private int late;

  @Option(
      names = "--loss",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "Of 100 notices, how many never arrive; default ${DEFAULT-VALUE}")
  private int loss;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed with the same start gives the same; default ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description =
          "When the first call may begin, such as 2026-01-31T14:05:00Z. Default: so that it ends now,"
              + " or with --speed when it has been played")
  private @Nullable String start;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Send each notice when it arrives, N times as fast as time goes by; default: all at once")
  private double speed;

  /** What they say at this instant. */
  Traffic traffic(Instant now) {
    check();
    Instant first = first(now);
    return new Traffic(
        new AppId(appId),
        seed,
        first,
        first.plus(length()),
        new Traffic.Shape(callsPerMinute, users, live, bots, duplicates, late, loss));
  }

  private void check() {
    if (!AppId.isValid(appId)) {
      throw bad("--app-id", appId, "1 to 64 of the characters A-Z a-z 0-9 _ and -");
    }
    between("--minutes", minutes, 0.1, MOST_MINUTES);
    between("--calls-per-minute", callsPerMinute, 0.001, MOST_CALLS);
    between("--users", users, 1, MOST_USERS);
    between("--live", live, 0, 100);
    between("--bots", bots, 0, 100);
    between("--duplicates", duplicates, 0, 100);
    between("--disorder", late, 0, MOST_LATE);
    between("--loss", loss, 0, 100);
    between("--speed", speed, 0, 1_000_000);
  }

  private static void between(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw bad(option, shown(value), "a number from " + shown(least) + " to " + shown(most));
    }
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static CommandFailure bad(String option, String value, String allowed) {
    return new Setting("The option " + option, value).bad(allowed);
  }

  private Duration length() {
    return Duration.ofMillis((long) (minutes * 60_000));
  }

  /** When the calls may begin. */
  Instant first(Instant now) {
    if (start == null) {
      Duration played =
          speed > 0 ? Duration.ofMillis((long) (minutes * 60_000 / speed)) : Duration.ZERO;
      return now.plus(played).minus(length());
    }
    try {
      return OffsetDateTime.parse(start).toInstant();
    } catch (DateTimeException e) {
      throw bad("--start", start, "an instant such as 2026-01-31T14:05:00Z");
    }
  }

  /** How much faster than time it goes, 0 for all at once. */
  double speed() {
    return speed;
  }
}
