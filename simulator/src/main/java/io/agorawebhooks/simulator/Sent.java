package io.agorawebhooks.simulator;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Something that arrives: a notice, or a body that is none. One of delivery and rejection is there.
 *
 * @param arrival millisecond since 1970 at which it arrives
 * @param attempt 1 for the first, up to 4 with Agora's three resends
 */
public record Sent(
    @Nullable Delivery delivery, @Nullable Rejection rejection, long arrival, int attempt) {
  private static final int ATTEMPTS = 4;

  public Sent {
    if ((delivery == null) == (rejection == null)) {
      throw new IllegalArgumentException("What arrives is a notice or it is none");
    }
  }

  static Sent of(Delivery delivery, long arrival) {
    return new Sent(delivery, null, arrival, 1);
  }

  static Sent of(Rejection rejection, long arrival) {
    return new Sent(null, rejection, arrival, 1);
  }

  /** The bytes of it. */
  public byte[] body() {
    return delivery == null
        ? requireNonNull(rejection, "rejection is null").body()
        : delivery.body();
  }

  /** Whether Agora gives up when this attempt fails. */
  public boolean isLast() {
    return attempt >= ATTEMPTS;
  }

  /**
   * The next attempt, with another {@code notifyMs}.
   *
   * @param millis when it is sent and arrives
   */
  public Sent again(long millis) {
    return new Sent(
        delivery == null ? null : Wire.again(delivery, millis), rejection, millis, attempt + 1);
  }
}
