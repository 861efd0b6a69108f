package io.agorawebhooks.http;

import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Verdict;
import io.agorawebhooks.json.SignatureReport;
import io.agorawebhooks.notice.AppId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many signatures of an app were good and bad since the start. */
final class SignatureFigures {
  /** Of apps without a secret; nothing is ever counted in it. */
  static final SignatureFigures OF_NOBODY = new SignatureFigures();

  private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
  private @Nullable Verdict lastBad;
  private @Nullable Instant lastBadAt;

  synchronized boolean hasVerified() {
    return counts.containsKey(Verdict.VERIFIED);
  }

  synchronized void count(Verdict verdict, Instant at) {
    if (verdict == Verdict.OPEN) {
      return;
    }
    counts.merge(verdict, 1L, Long::sum);
    if (verdict.isBad()) {
      lastBad = verdict;
      lastBadAt = at;
    }
  }

  synchronized SignatureReport report(AppId app, SignatureMode mode, int secrets) {
    return new SignatureReport(app, mode, secrets, counts, lastBad, lastBadAt);
  }
}
