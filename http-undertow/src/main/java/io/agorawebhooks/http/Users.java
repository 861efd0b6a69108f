package io.agorawebhooks.http;

import static io.agorawebhooks.http.Query.PAGE;
import static io.agorawebhooks.http.Query.PER_PAGE;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.UserQuery;
import io.agorawebhooks.storage.UserReport;
import io.agorawebhooks.storage.UserSessions;

/** One user in all channels of an app. */
final class Users {
  private static final String UID = "uid";
  private static final String ACCOUNT = "account";
  private static final long LARGEST_UID = 0xFFFF_FFFFL;

  private final Reports reports;

  Users(Reports reports) {
    this.reports = reports;
  }

  Read.Answer stats(Request request) {
    long asOf = reports.asOf();
    return Read.Answer.ok(Answers.VIEWS.user(request.app(), byUid(request, asOf), asOf));
  }

  Read.Answer detailed(Request request) {
    long asOf = reports.asOf();
    return Read.Answer.ok(Answers.VIEWS.userDetail(request.app(), byUid(request, asOf), asOf));
  }

  Read.Answer sessions(Request request) {
    AppId app = request.app();
    long uid = uid(request);
    Query query = request.query(PAGE, PER_PAGE);
    UserSessions found =
        reports
            .sessions(app, uid, query.page(), query.perPage())
            .orElseThrow(() -> HttpProblem.notFound("The app has no user " + uid));
    return Read.Answer.ok(Answers.VIEWS.userSessions(app, found, reports.asOf()));
  }

  private static long uid(Request request) {
    return Query.number(UID, request.variables().get(1), 1, LARGEST_UID);
  }

  private UserReport byUid(Request request, long asOf) {
    AppId app = request.app();
    long uid = uid(request);
    Query query = request.query(Filters.and(PAGE, PER_PAGE));
    return reports
        .user(userQuery(app, query), uid, asOf)
        .orElseThrow(() -> HttpProblem.notFound("The app has no user " + uid));
  }

  /** The same for all uids that had an account. */
  Read.Answer byAccount(Request request) {
    AppId app = request.app();
    Query query = request.query(Filters.and(ACCOUNT, PAGE, PER_PAGE));
    String account = query.value(ACCOUNT);
    if (account == null || account.isEmpty()) {
      throw HttpProblem.badRequest(
          "The parameter account is missing. It is the account of a user, and a uid can stand in"
              + " its place as the path's last segment");
    }
    long asOf = reports.asOf();
    UserReport user =
        reports
            .account(userQuery(app, query), account, asOf)
            .orElseThrow(
                () -> HttpProblem.notFound("The app has no account " + Text.shown(account)));
    return Read.Answer.ok(Answers.VIEWS.userDetail(app, user, asOf));
  }

  /** Clients know the list of channels as a whole, so a page is as large as it can be. */
  private static UserQuery userQuery(AppId app, Query query) {
    return new UserQuery(
        app, Filters.of(query), query.page(), query.perPage(Query.LARGEST_PAGE_SIZE));
  }
}
