package io.agorawebhooks.cli.care;

import io.agorawebhooks.cli.JsonLine;
import io.agorawebhooks.storage.Forgotten;
import io.agorawebhooks.storage.Forgotten.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What became of a user, for people and for programs.
 *
 * @param seconds how long it took
 */
record ForgottenText(String app, Forgotten forgotten, boolean isDryRun, double seconds) {
  /** A sentence or two each. Names are those of strangers, and shown as JSON would. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (forgotten.wasKnown()) {
      lines.add("The user was forgotten before; there was nothing to do.");
      return lines;
    }
    forgotten.uids().forEach(taken -> lines.add(line("uid " + taken.name(), taken)));
    forgotten
        .accounts()
        .forEach(taken -> lines.add(line("account " + JsonLine.quoted(taken.name()), taken)));
    forgotten
        .rows()
        .forEach((table, count) -> lines.add(String.format(Locale.ROOT, "%,10d %s", count, table)));
    addOthers(lines);
    lines.add(isDryRun ? "Nothing was changed." : end());
    return lines;
  }

  private String line(String what, Taken taken) {
    return taken.alias() == null
        ? what + " of " + app + " would get an alias."
        : what + " of " + app + " is now " + taken.alias() + ".";
  }

  private void addOthers(List<String> lines) {
    if (!forgotten.otherUids().isEmpty()) {
      lines.add(
          "Seen with the account, and left as they are: the uids "
              + String.join(", ", forgotten.otherUids())
              + ".");
    }
    if (!forgotten.otherAccounts().isEmpty()) {
      lines.add(
          "Seen with the uid, and left as they are: the accounts "
              + quoted(forgotten.otherAccounts(), ", ")
              + ".");
    }
    if (forgotten.channels() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d channels have the account in their name, which stays.",
              forgotten.channels()));
    }
  }

  private String end() {
    String log =
        forgotten.isLogCut()
            ? ""
            : " The log beside the database was in use and still has old pages: run it again.";
    return String.format(
        Locale.ROOT,
        "It took %.1f s; other writers waited %,d ms at most.%s%n"
            + "Backups, logs and exports made before still have the user.",
        seconds,
        forgotten.longestHold().toMillis(),
        log);
  }

  /** One JSON object. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"dry_run\":%b,\"app_id\":%s,\"was_forgotten\":%b,\"uids\":%s,\"accounts\":%s,"
            + "\"other_uids\":[%s],\"other_accounts\":[%s],\"rows\":%s,\"channels_named\":%d,"
            + "\"log_emptied\":%b,\"longest_hold_ms\":%.1f,\"seconds\":%.3f}",
        isDryRun,
        JsonLine.quoted(app),
        forgotten.wasKnown(),
        taken(forgotten.uids()),
        taken(forgotten.accounts()),
        quoted(forgotten.otherUids(), ","),
        quoted(forgotten.otherAccounts(), ","),
        forgotten.rows().entrySet().stream()
            .map(row -> JsonLine.quoted(row.getKey()) + ":" + row.getValue())
            .collect(Collectors.joining(",", "{", "}")),
        forgotten.channels(),
        forgotten.isLogCut(),
        forgotten.longestHold().toNanos() / 1e6,
        seconds);
  }

  private static String quoted(List<String> names, String between) {
    return names.stream().map(JsonLine::quoted).collect(Collectors.joining(between));
  }

  private static String taken(List<Taken> all) {
    return all.stream()
        .map(
            taken ->
                "{\"name\":"
                    + JsonLine.quoted(taken.name())
                    + ",\"alias\":"
                    + (taken.alias() == null ? "null" : JsonLine.quoted(taken.alias()))
                    + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
