package io.agorawebhooks.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often an address may ask for something. Those who asked last are remembered. */
final class Rates {
  /** Addresses that are remembered; one that is forgotten begins anew. */
  private static final int MOST = 10_000;

  private final int burst;
  private final int refill;
  private final Duration every;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param burst how many at once
   * @param refill how many more after each time
   */
  Rates(int burst, int refill, Duration every) {
    this.burst = burst;
    this.refill = refill;
    this.every = every;
  }

  /**
   * Counts a request.
   *
   * @throws HttpProblem 429 if there are too many
   */
  void check(String address) {
    ConsumptionProbe probe = bucket(address).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
      throw HttpProblem.tooMany("Your address asks too often. Try again later", seconds);
    }
  }

  private Bucket bucket(String address) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(address, any -> create());
    }
  }

  private Bucket create() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, every))
        .build();
  }
}
