package io.agorawebhooks.http;

import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.storage.Analytics;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Storage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** All there is to ask for; the plain reads are in {@link ReadRoutes}. */
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
    Logins logins = new Logins(security.access().users(), gate, clock, settings.bodyPatience());
    Streamed streamed = new Streamed(settings.bodyPatience());
    ExportPages exports = new ExportPages(storage, reports, streamed);
    SharePages shares = new SharePages(storage.shares(), reports);
    ShareViewers viewers = new ShareViewers(storage.shares(), reports);
    ApiDocs docs = new ApiDocs(settings.version());
    List<Route> routes =
        new ArrayList<>(ReadRoutes.of(storage, reports, security.access().appNames()));
    routes.add(
        Route.read(
            "POST",
            "/api/analytics/minutes/{app_id}",
            new PostedRead(
                settings.bodyPatience(), new Charts(new Analytics(storage), reports)::minutes)));
    routes.addAll(
        List.of(
            Route.sender("POST", "/{app_id}/webhooks", webhooks),
            Route.sender("GET", "/health/live", Health::live),
            Route.open("GET", "/login", logins::form),
            Route.open("POST", "/login", logins::logIn),
            Route.open("GET", "/login.css", LoginPage::style),
            Route.open("POST", "/logout", logins::logOut),
            Route.open("GET", "/api/me", new Read(logins::me)),
            Route.read("GET", "/health", new Read(health::ready)),
            Route.read("GET", "/api/signatures/{app_id}", new Read(signatures::read)),
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
            Route.export(
                "DELETE", "/api/export/{app_id}/share/{share_id}", new Read(shares::revoke)),
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
            sharedPage(viewers, CallPages.LANES),
            sharedPage(viewers, CallPages.CONCURRENCY),
            Route.open("GET", "/api/shared/{token}/mappings/{kind}", new Read(viewers::mapping)),
            Route.read("GET", "/api/live/{app_id}", new Read(live::snapshot)),
            Route.read("GET", "/api/live/{app_id}/events", live::events),
            Route.readAll("GET", "/metrics", figures),
            Route.readAll("GET", "/debug/cache", new Read(health::cache)),
            Route.read("GET", "/openapi.json", new Read(docs::document))));
    return List.copyOf(routes);
  }

  private static Route sharedPage(ShareViewers viewers, String name) {
    return Route.open(
        "GET",
        "/api/shared/{token}/channel/{channel}/" + name,
        new Read(request -> viewers.page(request, name)));
  }
}
