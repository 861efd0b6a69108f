package io.agorawebhooks.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may do. */
public enum Scope {
  /** Look at lists, calls and figures. */
  READ,
  /** Take much at once away, and share it. */
  EXPORT,
  /** Change what is kept. */
  ADMIN;

  /** As people write it, such as {@code read}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of a text, empty if there is none. */
  public static Optional<Scope> of(String text) {
    return Stream.of(values()).filter(scope -> scope.text().equals(text)).findFirst();
  }
}
