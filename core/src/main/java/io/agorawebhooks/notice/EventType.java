package io.agorawebhooks.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an RTC channel notice (product 1) says. Other products reuse the same numbers, so a type
 * means something only together with its product.
 *
 * @param code Agora's number, 101-108, 111 or 112
 * @param name in words
 * @param kind what it means for a session or a call
 */
public record EventType(int code, String name, Kind kind) {
  /** Declared in the order in which events of one second and sequence number are read. */
  public enum Kind {
    CREATE,
    DESTROY,
    JOIN,
    ROLE,
    LEAVE
  }

  private static final Map<Long, EventType> KNOWN =
      Codes.table(
          type -> (long) type.code(),
          List.of(
              new EventType(101, "channel create", Kind.CREATE),
              new EventType(102, "channel destroy", Kind.DESTROY),
              new EventType(103, "broadcaster join", Kind.JOIN),
              new EventType(104, "broadcaster leave", Kind.LEAVE),
              new EventType(105, "audience join", Kind.JOIN),
              new EventType(106, "audience leave", Kind.LEAVE),
              new EventType(107, "user join, communication", Kind.JOIN),
              new EventType(108, "user leave, communication", Kind.LEAVE),
              new EventType(111, "role change to host", Kind.ROLE),
              new EventType(112, "role change to audience", Kind.ROLE)));

  /** The type with this number, empty for numbers that RTC channel notices do not use. */
  public static Optional<EventType> known(long code) {
    return Optional.ofNullable(KNOWN.get(code));
  }

  /** All, by code. */
  public static List<EventType> known() {
    return List.copyOf(KNOWN.values());
  }

  /**
   * The type with this number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EventType of(long code) {
    return known(code)
        .orElseThrow(() -> new IllegalArgumentException("No RTC channel event has type " + code));
  }

  /** Whether it is about the channel as a whole: a create or a destroy. */
  public boolean isMark() {
    return kind == Kind.CREATE || kind == Kind.DESTROY;
  }

  /** Whether it is a join or leave of the communication profile, 107 or 108. */
  public boolean isCommunication() {
    return code == 107 || code == 108;
  }

  /**
   * The role that this join, leave or role event speaks of: 105, 106 and 112 audience, else host
   * (correlation.md, section 5).
   */
  public Role role() {
    return code == 105 || code == 106 || code == 112 ? Role.AUDIENCE : Role.HOST;
  }
}
