package io.agorawebhooks.http;

import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.storage.Analytics;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Storage;
import java.time.Clock;
import java.util.List;

/** All there is to ask for. */
final class Routes {
  private Routes() {}

  static List<Route> of(
      HttpServer.Settings settings,
      HttpServer.Security security,
      NoticeDecoder decoder,
      Intake intake,
      Reports reports,
      Storage storage,
      LiveCalls live,
      Gate gate,
      Figures figures,
      Clock clock) {
    Health health = new Health(settings, intake, storage, clock);
    KnownApps known =
        new KnownApps(
            security.knownAppsOnly(), security.signatures(), security.access().appNames());
    SignatureCheck signatures = new SignatureCheck(security.signatures(), decoder, clock);
    Webhooks webhooks =
        new Webhooks(
            decoder,
            new Senders(security.senders()),
            known,
            signatures,
            intake,
            clock,
            settings.bodyPatience(),
            figures.metrics());
    Came came = new Came(storage, reports, security.access().appNames());
    Logins logins = new Logins(security.access().users(), gate, clock, settings.bodyPatience());
    Charts charts = new Charts(new Analytics(storage), reports);
    CallPages pages = new CallPages(reports);
    Channels channels = new Channels(reports, pages);
    Users users = new Users(reports);
    Streamed streamed = new Streamed(settings.bodyPatience());
    ExportPages exports = new ExportPages(storage, reports, streamed);
    SharePages shares = new SharePages(storage.shares(), reports);
    ShareViewers viewers = new ShareViewers(storage.shares(), reports);
    ApiDocs docs = new ApiDocs(settings.version());
    return List.of(
        Route.sender("POST", "/{app_id}/webhooks", webhooks),
        Route.sender("GET", "/health/live", Health::live),
        Route.open("GET", "/login", logins::form),
        Route.open("POST", "/login", logins::logIn),
        Route.open("GET", "/login.css", LoginPage::style),
        Route.open("POST", "/logout", logins::logOut),
        Route.open("GET", "/api/me", new Read(logins::me)),
        Route.read("GET", "/health", new Read(health::ready)),
        Route.read("GET", "/api/channels/{app_id}", new Read(channels::list)),
        Route.read("GET", "/api/channel/{app_id}", new Read(channels::byParameter)),
        Route.read("GET", "/api/channel/{app_id}/{channel}", new Read(channels::byPath)),
        Route.read("GET", "/api/analytics/minutes/{app_id}", new Read(charts::minutes)),
        Route.read(
            "POST",
            "/api/analytics/minutes/{app_id}",
            new PostedRead(settings.bodyPatience(), charts::minutes)),
        Route.read("GET", "/api/analytics/platforms/{app_id}", new Read(charts::platforms)),
        Route.read("GET", "/api/analytics/client-types/{app_id}", new Read(charts::clientTypes)),
        Route.read("GET", "/api/analytics/reasons/{app_id}", new Read(charts::reasons)),
        Route.read("GET", "/api/analytics/concurrency/{app_id}", new Read(charts::concurrency)),
        Route.read("GET", "/api/mappings/{kind}", new Read(Charts::mapping)),
        Route.read("GET", "/api/apps", new Read(came::apps)),
        Route.read("GET", "/api/notices/{app_id}", new Read(came::notices)),
        Route.read("GET", "/api/notices/{app_id}/{notice_id}", new Read(came::copies)),
        Route.read("GET", "/api/rejected/{app_id}", new Read(came::rejected)),
        Route.read("GET", "/api/signatures/{app_id}", new Read(signatures::read)),
        callPage(pages, CallPages.ROLES),
        callPage(pages, CallPages.QUALITY),
        callPage(pages, CallPages.USERS),
        callPage(pages, CallPages.TIMELINE),
        Route.read("GET", "/api/user/{app_id}", new Read(users::byAccount)),
        Route.read("GET", "/api/user/{app_id}/{uid}", new Read(users::stats)),
        Route.read("GET", "/api/user/{app_id}/{uid}/detailed", new Read(users::detailed)),
        Route.read("GET", "/api/user/{app_id}/{uid}/sessions", new Read(users::sessions)),
        Route.export("GET", "/api/export/{app_id}/channels", streamed.read(exports::channels)),
        Route.export("GET", "/api/export/{app_id}/date-range", new Read(exports::dateRange)),
        Route.export(
            "POST",
            "/api/export/{app_id}",
            new PostedRead(settings.bodyPatience(), exports::export)),
        Route.export(
            "POST",
            "/api/export/{app_id}/validate",
            new PostedRead(settings.bodyPatience(), exports::validate)),
        Route.export("GET", "/api/export/{app_id}/share", new Read(shares::list)),
        Route.export(
            "POST",
            "/api/export/{app_id}/share",
            new PostedRead(settings.bodyPatience(), shares::create)),
        Route.export("DELETE", "/api/export/{app_id}/share/{share_id}", new Read(shares::revoke)),
        Route.open("GET", "/api/export/public/{token}", new Read(viewers::head)),
        Route.open(
            "POST",
            "/api/shared/{token}/password",
            new PostedRead(settings.bodyPatience(), viewers::unlock)),
        Route.open("GET", "/api/shared/{token}/channels", new Read(viewers::channels)),
        Route.open("GET", "/api/shared/{token}/channel", new Read(viewers::byParameter)),
        Route.open("GET", "/api/shared/{token}/channel/{channel}", new Read(viewers::byPath)),
        sharedPage(viewers, CallPages.ROLES),
        sharedPage(viewers, CallPages.QUALITY),
        sharedPage(viewers, CallPages.USERS),
        sharedPage(viewers, CallPages.TIMELINE),
        Route.open("GET", "/api/shared/{token}/mappings/{kind}", new Read(viewers::mapping)),
        Route.read("GET", "/api/live/{app_id}", new Read(live::snapshot)),
        Route.read("GET", "/api/live/{app_id}/events", live::events),
        Route.readAll("GET", "/metrics", figures),
        Route.readAll("GET", "/debug/cache", new Read(health::cache)),
        Route.read("GET", "/openapi.json", new Read(docs::document)));
  }

  private static Route sharedPage(ShareViewers viewers, String name) {
    return Route.open(
        "GET",
        "/api/shared/{token}/channel/{channel}/" + name,
        new Read(request -> viewers.page(request, name)));
  }

  /** It has a second address, without the channel, that {@link Channels#byPath} knows of. */
  private static Route callPage(CallPages pages, String name) {
    return Route.read("GET", "/api/channel/{app_id}/{channel}/" + name, pages.byPath(name));
  }
}
