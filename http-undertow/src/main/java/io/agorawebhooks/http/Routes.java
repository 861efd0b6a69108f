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
      Clock clock) {
    Health health = new Health(settings, intake, storage, clock);
    SignatureCheck signatures = new SignatureCheck(security.signatures(), decoder, clock);
    Webhooks webhooks = new Webhooks(decoder, signatures, intake, clock, settings.bodyPatience());
    Came came = new Came(storage, reports);
    Charts charts = new Charts(new Analytics(storage), reports);
    CallPages pages = new CallPages(reports);
    Channels channels = new Channels(reports, pages);
    Users users = new Users(reports);
    Streamed streamed = new Streamed(settings.bodyPatience());
    ExportPages exports = new ExportPages(storage, reports, streamed);
    SharePages shares = new SharePages(storage.shares(), reports);
    ShareViewers viewers = new ShareViewers(storage.shares(), reports);
    return List.of(
        Route.open("POST", "/{app_id}/webhooks", webhooks),
        Route.open("GET", "/health/live", Health::live),
        Route.local("GET", "/health", new Read(health::ready)),
        Route.local("GET", "/api/channels/{app_id}", new Read(channels::list)),
        Route.local("GET", "/api/channel/{app_id}", new Read(channels::byParameter)),
        Route.local("GET", "/api/channel/{app_id}/{channel}", new Read(channels::byPath)),
        Route.local("GET", "/api/analytics/minutes/{app_id}", new Read(charts::minutes)),
        Route.local(
            "POST",
            "/api/analytics/minutes/{app_id}",
            new PostedRead(settings.bodyPatience(), charts::minutes)),
        Route.local("GET", "/api/analytics/platforms/{app_id}", new Read(charts::platforms)),
        Route.local("GET", "/api/analytics/client-types/{app_id}", new Read(charts::clientTypes)),
        Route.local("GET", "/api/analytics/reasons/{app_id}", new Read(charts::reasons)),
        Route.local("GET", "/api/analytics/concurrency/{app_id}", new Read(charts::concurrency)),
        Route.local("GET", "/api/mappings/{kind}", new Read(Charts::mapping)),
        Route.local("GET", "/api/apps", new Read(came::apps)),
        Route.local("GET", "/api/notices/{app_id}", new Read(came::notices)),
        Route.local("GET", "/api/notices/{app_id}/{notice_id}", new Read(came::copies)),
        Route.local("GET", "/api/rejected/{app_id}", new Read(came::rejected)),
        Route.local("GET", "/api/signatures/{app_id}", new Read(signatures::read)),
        callPage(pages, CallPages.ROLES),
        callPage(pages, CallPages.QUALITY),
        callPage(pages, CallPages.USERS),
        callPage(pages, CallPages.TIMELINE),
        Route.local("GET", "/api/user/{app_id}", new Read(users::byAccount)),
        Route.local("GET", "/api/user/{app_id}/{uid}", new Read(users::stats)),
        Route.local("GET", "/api/user/{app_id}/{uid}/detailed", new Read(users::detailed)),
        Route.local("GET", "/api/export/{app_id}/channels", streamed.read(exports::channels)),
        Route.local("GET", "/api/export/{app_id}/date-range", new Read(exports::dateRange)),
        Route.local(
            "POST",
            "/api/export/{app_id}",
            new PostedRead(settings.bodyPatience(), exports::export)),
        Route.local(
            "POST",
            "/api/export/{app_id}/validate",
            new PostedRead(settings.bodyPatience(), exports::validate)),
        Route.local("GET", "/api/export/{app_id}/share", new Read(shares::list)),
        Route.local(
            "POST",
            "/api/export/{app_id}/share",
            new PostedRead(settings.bodyPatience(), shares::create)),
        Route.local("DELETE", "/api/export/{app_id}/share/{share_id}", new Read(shares::revoke)),
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
        Route.local("GET", "/api/live/{app_id}", new Read(live::snapshot)),
        Route.local("GET", "/api/live/{app_id}/events", live::events),
        Route.local("GET", "/debug/cache", new Read(health::cache)));
  }

  private static Route sharedPage(ShareViewers viewers, String name) {
    return Route.open(
        "GET",
        "/api/shared/{token}/channel/{channel}/" + name,
        new Read(request -> viewers.page(request, name)));
  }

  /** It has a second address, without the channel, that {@link Channels#byPath} knows of. */
  private static Route callPage(CallPages pages, String name) {
    return Route.local("GET", "/api/channel/{app_id}/{channel}/" + name, pages.byPath(name));
  }
}
