package io.agorawebhooks.notice;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * The kind of client on platform Linux, where Agora tells; most of them are bots.
 *
 * @param code Agora's number, known or not
 * @param name in words; {@code Unknown (99)} for a code without a meaning known here
 */
public record ClientType(long code, String name) {
  private static final long APPLETS = 8;

  private static final Map<Long, ClientType> KNOWN =
      Codes.table(
          ClientType::code,
          List.of(
              new ClientType(3, "Local Recording"),
              new ClientType(APPLETS, "Applets"),
              new ClientType(10, "Cloud Recording"),
              new ClientType(28, "Media Pull"),
              new ClientType(30, "Media Push"),
              new ClientType(43, "Media Relay"),
              new ClientType(47, "STT Pub Bot"),
              new ClientType(48, "STT Sub Bot"),
              new ClientType(50, "Media Gateway"),
              new ClientType(60, "Conversational AI"),
              new ClientType(68, "Real-Time STT")));

  public ClientType {
    requireNonNull(name, "name is null");
  }

  /** The client type with this code; never refuses one. */
  public static ClientType of(long code) {
    ClientType known = KNOWN.get(code);
    return known != null ? known : new ClientType(code, Codes.unknown(code));
  }

  /** All with a known meaning, by code. */
  public static List<ClientType> known() {
    return List.copyOf(KNOWN.values());
  }

  /** Whether it is a service rather than a person; false for codes that are not known. */
  public boolean isBot() {
    return code != APPLETS && KNOWN.containsKey(code);
  }
}
