package io.agorawebhooks.json;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.UserSessions;
import java.util.List;

/** {@code GET /api/user/{app_id}/{uid}/sessions}: where a user was, the newest first. */
record UserSessionsView(
    long uid, String appId, List<SessionView> sessions, PaginationView pagination, String asOf) {
  static UserSessionsView of(AppId app, UserSessions found, long asOf) {
    return new UserSessionsView(
        found.uid(),
        app.value(),
        found.sessions().items().stream().map(session -> SessionView.of(app, session)).toList(),
        PaginationView.of(found.sessions()),
        Figures.instant(asOf));
  }
}
