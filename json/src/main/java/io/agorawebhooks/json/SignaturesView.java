package io.agorawebhooks.json;

import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/signatures/{app_id}}. */
record SignaturesView(
    String appId,
    boolean open,
    String mode,
    int secrets,
    long verified,
    Map<String, Long> failed,
    @Nullable String lastFailure,
    @Nullable String lastFailureAt,
    @Nullable String lastFailureReason) {
  static SignaturesView of(SignatureReport report) {
    Verdict last = report.lastBad();
    Instant at = report.lastBadAt();
    return new SignaturesView(
        report.app().value(),
        report.mode() != SignatureMode.REQUIRED,
        report.mode().text(),
        report.secrets(),
        report.counts().getOrDefault(Verdict.VERIFIED, 0L),
        failed(report.counts()),
        last == null ? null : word(last),
        at == null ? null : at.toString(),
        last == null ? null : last.sentence());
  }

  private static Map<String, Long> failed(Map<Verdict, Long> counts) {
    Map<String, Long> failed = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      if (verdict.isBad()) {
        failed.put(word(verdict), counts.getOrDefault(verdict, 0L));
      }
    }
    return failed;
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
