package io.agorawebhooks.cli.reads;

import io.agorawebhooks.json.JsonTree;
import java.util.List;

/** Notices as rows. */
final class NoticeRows {
  private NoticeRows() {}

  static Table table(List<JsonTree> notices, When when) {
    Table table =
        new Table("received", "event", "channel", ">uid", "time", "status", ">bytes", "notice");
    for (JsonTree row : notices) {
      String reason = row.text("reason");
      table.row(
          when.shown(row.text("received_at")),
          event(row),
          row.text("channel_name"),
          row.text("uid"),
          when.shown(row.text("event_time")),
          reason.isEmpty() ? row.text("status") : reason,
          row.text("body_bytes"),
          row.text("notice_id"));
    }
    return table;
  }

  private static String event(JsonTree row) {
    String name = row.text("event_type_name");
    return (row.text("event_type") + " " + name).strip();
  }
}
