package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Verdict;
import io.agorawebhooks.notice.AppId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the signatures of an app do.
 *
 * @param secrets how many it has
 * @param counts webhooks since the start, by what their signatures were worth
 * @param lastBad the last that was not good, null if there was none
 * @param lastBadAt when it came
 */
public record SignatureReport(
    AppId app,
    SignatureMode mode,
    int secrets,
    Map<Verdict, Long> counts,
    @Nullable Verdict lastBad,
    @Nullable Instant lastBadAt) {
  public SignatureReport {
    requireNonNull(app, "app is null");
    requireNonNull(mode, "mode is null");
    counts = Map.copyOf(counts);
  }
}
