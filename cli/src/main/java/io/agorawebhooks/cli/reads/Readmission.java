package io.agorawebhooks.cli.reads;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.Signature;
import io.agorawebhooks.access.Signature.Kind;
import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.access.Verdict;
import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at what was refused, as the server would if it came now.
 *
 * @param secrets that count now
 * @param asksForSignatures whether they count; else whoever asks takes it upon himself
 */
record Readmission(NoticeDecoder decoder, Signatures secrets, boolean asksForSignatures) {
  /**
   * What became of one.
   *
   * @param delivery what can be taken, null if it still cannot be
   * @param why it cannot be, empty if it can
   */
  record Look(@Nullable Delivery delivery, String why) {}

  Look look(Rejection rejection) {
    try {
      Notice notice = decoder.decode(rejection.app(), rejection.body());
      String unsigned = asksForSignatures ? unsigned(rejection, notice) : "";
      return unsigned.isEmpty()
          ? new Look(
              new Delivery(
                  rejection.app(),
                  notice,
                  rejection.receivedAt(),
                  rejection.headers(),
                  rejection.body()),
              "")
          : new Look(null, unsigned);
    } catch (BadNotice e) {
      return new Look(null, requireNonNull(e.getMessage()));
    }
  }

  /** What is wrong with its signature; empty if nothing is. */
  private String unsigned(Rejection rejection, Notice notice) {
    Signature signature =
        Signature.of(header(rejection, Kind.SHA256), header(rejection, Kind.SHA1));
    List<Secret> fitting = secrets.fitting(rejection.app(), signature, rejection.body());
    Verdict verdict =
        secrets.verdict(
            rejection.app(), signature, rejection.body(), fitting, notice.productId(), false);
    boolean isTaken =
        !verdict.isBad() || secrets.mode(rejection.app()) == SignatureMode.REPORT_ONLY;
    return isTaken ? "" : verdict.sentence();
  }

  private static List<String> header(Rejection rejection, Kind kind) {
    String begin = kind.header() + ": ";
    return rejection
        .headers()
        .lines()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .toList();
  }
}
