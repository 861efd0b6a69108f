package io.agorawebhooks.notice;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * The kind of device a user is on.
 *
 * @param code Agora's number, known or not
 * @param name in words; {@code Unknown (99)} for a code without a meaning known here
 */
public record Platform(long code, String name) {
  private static final Map<Long, Platform> KNOWN =
      Codes.table(
          Platform::code,
          List.of(
              new Platform(0, "Other"),
              new Platform(1, "Android"),
              new Platform(2, "iOS"),
              new Platform(5, "Windows"),
              new Platform(6, "Linux"),
              new Platform(7, "Web"),
              new Platform(8, "macOS")));

  public Platform {
    requireNonNull(name, "name is null");
  }

  /** The platform with this code; never refuses one. */
  public static Platform of(long code) {
    Platform known = KNOWN.get(code);
    return known != null ? known : new Platform(code, Codes.unknown(code));
  }

  /** All with a known meaning, by code. */
  public static List<Platform> known() {
    return List.copyOf(KNOWN.values());
  }
}
