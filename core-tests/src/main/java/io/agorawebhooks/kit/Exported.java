package io.agorawebhooks.kit;

import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.storage.ChannelSession;
import io.agorawebhooks.storage.DayOfChannel;
import io.agorawebhooks.storage.DayOfUser;
import io.agorawebhooks.storage.ExportRows;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.StoredNotice;
import java.util.ArrayList;
import java.util.List;

/** Keeps what an export hands over. */
final class Exported implements ExportRows {
  final List<NoticePlace> notices = new ArrayList<>();
  final List<String> roleEvents = new ArrayList<>();
  final List<DayOfChannel> channelDays = new ArrayList<>();
  final List<DayOfUser> userDays = new ArrayList<>();
  Totals totals = Totals.NONE;

  @Override
  public void notice(StoredNotice notice) {
    notices.add(notice.entry().place());
  }

  @Override
  public void session(ChannelSession found, Totals inside) {
    totals = totals.plus(inside);
  }

  @Override
  public void roleEvent(ChannelSession found, RoleSwitch change) {
    roleEvents.add(
        found.channel() + " " + found.session().uid() + " " + change.ts() + " " + change.role());
  }

  @Override
  public void channelDay(DayOfChannel day) {
    channelDays.add(day);
  }

  @Override
  public void userDay(DayOfUser day) {
    userDays.add(day);
  }
}
