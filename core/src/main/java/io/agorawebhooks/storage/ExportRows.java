package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.metrics.Totals;

/** Takes the rows of an export, part after part. What one throws ends the export. */
public interface ExportRows {
  /** A raw notice. */
  void notice(StoredNotice notice);

  /**
   * A session that matches.
   *
   * @param inside its seconds that count: in the range, and in the roles asked for
   */
  void session(ChannelSession found, Totals inside);

  /** A change of role in a session that matches, inside the range or not. */
  void roleEvent(ChannelSession found, RoleSwitch change);

  /** A channel on a day. */
  void channelDay(DayOfChannel day);

  /** A user in a channel on a day. */
  void userDay(DayOfUser day);
}
