package io.agorawebhooks.http;

import io.agorawebhooks.json.NoticeDecoder;
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
      NoticeDecoder decoder,
      Intake intake,
      Reports reports,
      Storage storage,
      Clock clock) {
    Health health = new Health(settings, intake, storage, clock);
    Webhooks webhooks = new Webhooks(decoder, intake, clock, settings.bodyPatience());
    Channels channels = new Channels(reports);
    return List.of(
        Route.open("POST", "/{app_id}/webhooks", webhooks),
        Route.open("GET", "/health/live", Health::live),
        Route.local("GET", "/health", new Read(health::ready)),
        Route.local("GET", "/api/channels/{app_id}", new Read(channels::list)),
        Route.local("GET", "/api/channel/{app_id}", new Read(channels::byParameter)),
        Route.local("GET", "/api/channel/{app_id}/{channel}", new Read(channels::byPath)));
  }
}
