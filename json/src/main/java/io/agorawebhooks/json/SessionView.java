package io.agorawebhooks.json;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.RoleSegment;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Product;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.ChannelSession;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stay of one user; what it adds up to is null while it is open. */
record SessionView(
    String id,
    String appId,
    String channelName,
    String channelSessionId,
    long uid,
    @Nullable String account,
    String joinTime,
    @Nullable String leaveTime,
    @Nullable Long durationSeconds,
    @Nullable BigDecimal durationMinutes,
    boolean joinInferred,
    boolean leaveInferred,
    long productId,
    String productName,
    @Nullable Long platform,
    @Nullable String platformName,
    @Nullable Long reason,
    @Nullable String reasonName,
    @Nullable Long clientType,
    @Nullable String clientTypeName,
    int communicationMode,
    boolean isHost,
    boolean initialIsHost,
    int roleSwitches,
    @Nullable Long hostSeconds,
    @Nullable BigDecimal hostMinutes,
    @Nullable Long audienceSeconds,
    @Nullable BigDecimal audienceMinutes,
    List<Segment> roleSegments,
    @Nullable String sid) {

  static SessionView of(AppId app, String channel, Call call, Session session) {
    return of(
        app,
        channel,
        CallTimes.id(call),
        session,
        session.duration(),
        seconds(session, Role.HOST),
        seconds(session, Role.AUDIENCE));
  }

  /** The session in its call. */
  static SessionView of(AppId app, ChannelSession found) {
    Session session = found.session();
    return of(
        app,
        found.channel(),
        Long.toString(found.callStart()),
        session,
        session.duration(),
        seconds(session, Role.HOST),
        seconds(session, Role.AUDIENCE));
  }

  /**
   * The session with what of it counts in place of its seconds.
   *
   * @param inside none while it is open
   */
  static SessionView of(AppId app, ChannelSession found, Totals inside) {
    return of(
        app,
        found.channel(),
        Long.toString(found.callStart()),
        found.session(),
        inside.seconds(),
        inside.hostSeconds(),
        inside.audienceSeconds());
  }

  private static SessionView of(
      AppId app,
      String channel,
      String call,
      Session session,
      @Nullable Long duration,
      @Nullable Long host,
      @Nullable Long audience) {
    return new SessionView(
        session.key().publicId(),
        app.value(),
        channel,
        call,
        session.uid(),
        session.account(),
        Figures.instant(session.join()),
        Figures.instantOrNull(session.leave()),
        duration,
        Figures.minutesOrNull(duration),
        session.joinInferred(),
        session.leaveInferred(),
        Product.RTC,
        Product.of(Product.RTC).name(),
        session.platform(),
        CodeNames.platform(session.platform()),
        session.reason(),
        CodeNames.reason(session.reason()),
        session.clientType(),
        CodeNames.clientType(session.clientType()),
        session.communication() ? 1 : 0,
        session.role() == Role.HOST,
        session.initialRole() == Role.HOST,
        session.switches().size(),
        host,
        Figures.minutesOrNull(host),
        audience,
        Figures.minutesOrNull(audience),
        session.segments().stream().map(Segment::of).toList(),
        session.sid());
  }

  private static @Nullable Long seconds(Session session, Role role) {
    return session.leave() == null ? null : (Long) session.seconds(role);
  }

  record Segment(String role, String from, @Nullable String to) {
    static Segment of(RoleSegment segment) {
      return new Segment(
          segment.role().label(),
          Figures.instant(segment.from()),
          Figures.instantOrNull(segment.to()));
    }
  }
}
