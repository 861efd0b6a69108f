package io.agorawebhooks.http;

import io.agorawebhooks.storage.Analytics;
import io.agorawebhooks.storage.AppNames;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Storage;
import java.util.List;

/** The reads that need nothing but the storage, so that commands can ask them too. */
final class ReadRoutes {
  private ReadRoutes() {}

  static List<Route> of(Storage storage, Reports reports, AppNames names) {
    Came came = new Came(storage, reports, names);
    Charts charts = new Charts(new Analytics(storage), reports);
    CallPages pages = new CallPages(reports);
    Channels channels = new Channels(reports, pages);
    Users users = new Users(reports);
    return List.of(
        Route.read("GET", "/api/channels/{app_id}", new Read(channels::list)),
        Route.read("GET", "/api/channel/{app_id}", new Read(channels::byParameter)),
        Route.read("GET", "/api/channel/{app_id}/{channel}", new Read(channels::byPath)),
        callPage(pages, CallPages.ROLES),
        callPage(pages, CallPages.QUALITY),
        callPage(pages, CallPages.USERS),
        callPage(pages, CallPages.TIMELINE),
        callPage(pages, CallPages.LANES),
        callPage(pages, CallPages.CONCURRENCY),
        Route.read("GET", "/api/user/{app_id}", new Read(users::byAccount)),
        Route.read("GET", "/api/user/{app_id}/{uid}", new Read(users::stats)),
        Route.read("GET", "/api/user/{app_id}/{uid}/detailed", new Read(users::detailed)),
        Route.read("GET", "/api/user/{app_id}/{uid}/sessions", new Read(users::sessions)),
        Route.read("GET", "/api/analytics/minutes/{app_id}", new Read(charts::minutes)),
        Route.read("GET", "/api/analytics/platforms/{app_id}", new Read(charts::platforms)),
        Route.read("GET", "/api/analytics/client-types/{app_id}", new Read(charts::clientTypes)),
        Route.read("GET", "/api/analytics/reasons/{app_id}", new Read(charts::reasons)),
        Route.read("GET", "/api/analytics/concurrency/{app_id}", new Read(charts::concurrency)),
        Route.read("GET", "/api/mappings/{kind}", new Read(Charts::mapping)),
        Route.read("GET", "/api/apps", new Read(came::apps)),
        Route.read("GET", "/api/notices/{app_id}", new Read(came::notices)),
        Route.read("GET", "/api/notices/{app_id}/{notice_id}", new Read(came::copies)),
        Route.read("GET", "/api/rejected/{app_id}", new Read(came::rejected)));
  }

  /** It has a second address, without the channel, that {@link Channels#byPath} knows of. */
  private static Route callPage(CallPages pages, String name) {
    return Route.read("GET", "/api/channel/{app_id}/{channel}/" + name, pages.byPath(name));
  }
}
