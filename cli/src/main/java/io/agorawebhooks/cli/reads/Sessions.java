package io.agorawebhooks.cli.reads;

import io.agorawebhooks.json.JsonTree;

/** Sessions as rows. */
final class Sessions {
  private Sessions() {}

  /**
   * A table of them.
   *
   * @param hasChannels whether they are of several channels
   */
  static Table table(JsonTree sessions, When when, boolean hasChannels) {
    Table table =
        new Table(
            ">uid",
            hasChannels ? "channel" : "account",
            "role",
            "platform",
            "joined",
            "left",
            ">minutes",
            "reason");
    for (JsonTree row : sessions.items()) {
      table.row(
          row.text("uid"),
          row.text(hasChannels ? "channel_name" : "account"),
          row.at("is_host").isTrue() ? "host" : "audience",
          row.text("platform_name"),
          time(row, "join", when),
          row.at("leave_time").isNull() ? "online" : time(row, "leave", when),
          row.text("duration_minutes"),
          row.text("reason_name"));
    }
    return table;
  }

  private static String time(JsonTree row, String end, When when) {
    return (row.at(end + "_inferred").isTrue() ? "~" : "") + when.shown(row.text(end + "_time"));
  }
}
