package io.agorawebhooks.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a notice whose signature does not fit. */
public enum SignatureMode {
  /** It is refused. */
  REQUIRED,
  /** It is taken, and said in the log and the figures. */
  REPORT_ONLY,
  /** Nobody looks. */
  OFF;

  /** As people write it, such as {@code report-only}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The mode of a text, empty if there is none. */
  public static Optional<SignatureMode> of(String text) {
    return Stream.of(values()).filter(mode -> mode.text().equals(text)).findFirst();
  }
}
