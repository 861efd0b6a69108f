package io.agorawebhooks.simulator;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.simulator.Wire.Aside;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Sends what is stored and set aside, and what is no notice at all. */
final class Strays {
  private static final int BAD_REQUEST = 400;
  private static final String TS = "1767261600";
  private static final List<Aside> ASIDES =
      List.of(
          new Aside(3, 40, TS, SetAside.OTHER_PRODUCT),
          new Aside(5, 103, TS, SetAside.OTHER_PRODUCT),
          new Aside(1, 113, TS, SetAside.UNKNOWN_EVENT),
          new Aside(1, 103, TS, SetAside.NO_CHANNEL),
          new Aside(1, 101, TS, SetAside.TEST),
          new Aside(1, 102, "\"soon\"", SetAside.BAD_TIMESTAMP),
          new Aside(1, 105, "17", SetAside.BAD_TIMESTAMP),
          new Aside(1, 106, TS, SetAside.NO_UID));

  private final AppId app;
  private final SplittableRandom random;

  Strays(AppId app, SplittableRandom random) {
    this.app = app;
    this.random = random;
  }

  /** Up to four of them, from this millisecond on. */
  void send(Agora agora, long from) {
    for (int i = random.nextInt(5); i > 0; i--) {
      long millis = from + random.nextInt(3_600_000);
      agora.add(random.nextInt(4) == 0 ? rejected(i, millis) : setAside(i, millis));
    }
  }

  private Sent rejected(int number, long millis) {
    byte[] body = ("{\"noticeId\":" + number).getBytes(StandardCharsets.UTF_8);
    Instant at = Instant.ofEpochMilli(millis);
    return Sent.of(new Rejection(app, at, BAD_REQUEST, "This is not JSON.", "", body), millis);
  }

  private Sent setAside(int number, long millis) {
    Aside aside = ASIDES.get(random.nextInt(ASIDES.size()));
    return Sent.of(
        Wire.setAside(app, "stray-" + number, aside, channel(aside.reason()), millis), millis);
  }

  private static @Nullable String channel(SetAside reason) {
    return switch (reason) {
      case NO_CHANNEL -> null;
      case TEST -> "test_webhook";
      default -> "strays";
    };
  }
}
