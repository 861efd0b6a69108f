package io.agorawebhooks.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.ChannelSession;
import io.agorawebhooks.storage.DayOfChannel;
import io.agorawebhooks.storage.DayOfUser;
import io.agorawebhooks.storage.ExportPart;
import io.agorawebhooks.storage.StoredNotice;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Rows of exports. */
final class ExportViews {
  private ExportViews() {}

  /** A raw notice. */
  record Event(@JsonUnwrapped NoticeView notice, @JsonUnwrapped RawView raw) {
    static Event of(StoredNotice notice) {
      return new Event(NoticeView.of(notice.entry()), RawView.of(notice.headers(), notice.body()));
    }
  }

  /**
   * A session, whose seconds and minutes are those that count.
   *
   * @param sessionSeconds from join to leave, null while it is open
   * @param openSeconds those that count of an open one, which are in no total
   */
  record Stay(@JsonUnwrapped SessionView session, @Nullable Long sessionSeconds, long openSeconds) {
    static Stay of(AppId app, ChannelSession found, Totals inside) {
      return new Stay(
          SessionView.of(app, found, inside), found.session().duration(), inside.openSeconds());
    }
  }

  /** A change of role. */
  record RoleEvent(
      String sessionId,
      String appId,
      String channelName,
      String channelSessionId,
      long uid,
      @Nullable String account,
      String time,
      String role,
      boolean isHost) {
    static RoleEvent of(AppId app, ChannelSession found, RoleSwitch change) {
      return new RoleEvent(
          found.session().key().publicId(),
          app.value(),
          found.channel(),
          Long.toString(found.callStart()),
          found.session().uid(),
          found.session().account(),
          Figures.instant(change.ts()),
          change.role().label(),
          change.role() == Role.HOST);
    }
  }

  /** A channel on a UTC day. */
  record OfChannel(
      String appId, String channelName, String date, int users, @JsonUnwrapped Share share) {
    static OfChannel of(AppId app, DayOfChannel day) {
      return new OfChannel(
          app.value(),
          day.channel(),
          LocalDate.ofEpochDay(day.day()).toString(),
          day.figures().users(),
          Share.of(day.figures().sum()));
    }
  }

  /** A user in a channel on a UTC day. */
  record OfUser(
      String appId, String channelName, String date, long uid, @JsonUnwrapped Share share) {
    static OfUser of(AppId app, DayOfUser day) {
      return new OfUser(
          app.value(),
          day.channel(),
          LocalDate.ofEpochDay(day.day().day()).toString(),
          day.day().uid(),
          Share.of(day.share()));
    }
  }

  /**
   * What lies in the day.
   *
   * @param sessionsPresent that touch the day
   * @param sessionsJoined that began in it
   */
  record Share(
      long totalSeconds,
      BigDecimal totalMinutes,
      long hostSeconds,
      BigDecimal hostMinutes,
      long audienceSeconds,
      BigDecimal audienceMinutes,
      long inferredSeconds,
      BigDecimal inferredMinutes,
      int sessionsPresent,
      int sessionsJoined,
      String firstActivity,
      String lastActivity) {
    static Share of(DayShare share) {
      long total = share.hostSeconds() + share.audienceSeconds();
      return new Share(
          total,
          Figures.minutes(total),
          share.hostSeconds(),
          Figures.minutes(share.hostSeconds()),
          share.audienceSeconds(),
          Figures.minutes(share.audienceSeconds()),
          share.inferredSeconds(),
          Figures.minutes(share.inferredSeconds()),
          share.present(),
          share.joined(),
          Figures.instant(share.first()),
          Figures.instant(share.last()));
    }
  }

  /** The view that rows of a part have, for the heads of tables. */
  static Class<?> of(ExportPart part) {
    return switch (part) {
      case WEBHOOK_EVENTS -> Event.class;
      case SESSIONS -> Stay.class;
      case ROLE_EVENTS -> RoleEvent.class;
      case CHANNEL_METRICS -> OfChannel.class;
      case USER_METRICS -> OfUser.class;
    };
  }
}
