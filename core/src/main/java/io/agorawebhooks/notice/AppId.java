package io.agorawebhooks.notice;

import static java.util.Objects.requireNonNull;

/**
 * The Agora project a notice belongs to. Agora's own ids are 32 hex digits; the id comes from the
 * URL because no notice names its project.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}
 */
public record AppId(String value) {
  private static final int LONGEST = 64;

  public AppId {
    requireNonNull(value, "value is null");
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "An app id is 1 to 64 of the characters A-Z a-z 0-9 _ and -");
    }
  }

  /** Whether {@code text} can be an app id. */
  public static boolean isValid(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(AppId::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  @Override
  public String toString() {
    return value;
  }
}
