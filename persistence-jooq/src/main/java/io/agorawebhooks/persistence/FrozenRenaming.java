package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.Aliases;
import java.util.List;

/** Puts aliases into the days of an app that a prune has frozen; they follow from no notice. */
final class FrozenRenaming {
  private static final int STEP = 64;

  private record Day(long channel, long day, long until) {}

  private final Prepared users;
  private final Prepared days;
  private final Prepared update;
  private final Aliases aliases;
  private final long app;

  /**
   * @param app its row
   */
  FrozenRenaming(Link link, Link reader, long app, Aliases aliases) {
    this.app = app;
    this.aliases = aliases;
    users =
        reader.prepare(
            "SELECT DISTINCT f.uid FROM channels c JOIN frozen_days f ON f.channel_id = c.id"
                + " WHERE c.app_id = ?");
    days =
        reader.prepare(
            "SELECT f.channel_id, f.utc_day, f.until_ts FROM channels c"
                + " JOIN frozen_days f ON f.channel_id = c.id WHERE c.app_id = ? AND f.uid = ?");
    update =
        link.prepare(
            "UPDATE frozen_days SET uid = ?"
                + " WHERE channel_id = ? AND utc_day = ? AND uid = ? AND until_ts = ?");
  }

  void run(Turns turns) {
    for (long uid : users.list(Row::number, app)) {
      Long alias = aliases.uid(uid);
      if (alias != null) {
        rename(uid, alias, turns);
      }
    }
  }

  private void rename(long uid, long alias, Turns turns) {
    List<Day> all = days.list(row -> new Day(row.number(), row.number(), row.number()), app, uid);
    for (int i = 0; i < all.size(); i += STEP) {
      List<Day> some = all.subList(i, Math.min(all.size(), i + STEP));
      turns.step(
          () -> some.forEach(day -> update.run(alias, day.channel(), day.day(), uid, day.until())));
    }
    turns.end();
  }

  @Override
  public String toString() {
    return update.toString();
  }
}
