package io.agorawebhooks.benchmarks.micro;

import io.agorawebhooks.benchmarks.Mix;
import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What all of these work on: one call of the load's mix. */
final class Measured {
  static final AppId APP = new AppId("benchmark");
  static final NoticeDecoder DECODER = new NoticeDecoder();

  private static final Mix MIX = new Mix("jmh");

  private Measured() {}

  /** The 42 bodies of a call. */
  static byte[][] bodies() {
    return IntStream.range(0, Mix.CALL).mapToObj(MIX::body).toArray(byte[][]::new);
  }

  /** The 42 notices of a call, all correlated. */
  static List<Delivery> deliveries() {
    return IntStream.range(0, Mix.CALL).mapToObj(MIX::body).map(Measured::delivery).toList();
  }

  private static Delivery delivery(byte[] body) {
    try {
      return new Delivery(APP, DECODER.decode(APP, body), Instant.EPOCH, "", body);
    } catch (BadNotice e) {
      throw new IllegalStateException(e);
    }
  }
}
