package io.agorawebhooks.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.LiveCall;
import io.agorawebhooks.storage.LiveSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/live/{app_id}}. */
record LiveView(
    String appId, List<Row> calls, long totalCalls, long onlineUsers, String commit, String asOf) {
  static LiveView of(AppId app, LiveSnapshot snapshot) {
    return new LiveView(
        app.value(),
        snapshot.calls().stream().map(Row::of).toList(),
        snapshot.total(),
        snapshot.onlineUsers(),
        Long.toString(snapshot.commit()),
        Figures.instant(snapshot.asOf()));
  }

  /** Names a call also while its start, and with it its public id, moves. */
  static String row(long call) {
    return Long.toString(call);
  }

  /** As in the list of calls, with those who are in it. */
  record Row(String row, String started, @JsonUnwrapped ChannelsView.Row call, List<User> users) {
    static Row of(LiveCall call) {
      return new Row(
          LiveView.row(call.report().call().id()),
          Figures.instant(call.report().call().start()),
          ChannelsView.Row.of(call.report()),
          call.users().stream().map(User::of).toList());
    }
  }

  record User(
      long uid,
      @Nullable String account,
      String joinTime,
      String role,
      boolean isHost,
      @Nullable Long platform,
      @Nullable String platformName,
      @Nullable Long clientType,
      @Nullable String clientTypeName) {
    static User of(Session session) {
      return new User(
          session.uid(),
          session.account(),
          Figures.instant(session.join()),
          session.role().label(),
          session.role() == Role.HOST,
          session.platform(),
          CodeNames.platform(session.platform()),
          session.clientType(),
          CodeNames.clientType(session.clientType()));
    }
  }

  /** The event {@code call}. */
  record Changed(Row call, String asOf) {}

  /** The event {@code ended}. */
  record Ended(String row, String channelName, String asOf) {}
}
