package io.agorawebhooks.notice;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * Why a user left.
 *
 * @param code Agora's number, known or not
 * @param name in words; {@code Unknown (99)} for a code without a meaning known here
 */
public record LeaveReason(long code, String name) {
  private static final Map<Long, LeaveReason> KNOWN =
      Codes.table(
          LeaveReason::code,
          List.of(
              new LeaveReason(0, "Other"),
              new LeaveReason(1, "Left normally"),
              new LeaveReason(2, "Connection timed out"),
              new LeaveReason(3, "Kicked or banned"),
              new LeaveReason(4, "Internal to the server"),
              new LeaveReason(5, "Joined on another device"),
              new LeaveReason(9, "Several public IP addresses"),
              new LeaveReason(10, "Client network trouble"),
              new LeaveReason(12, "Token wrong or expired"),
              new LeaveReason(99, "Unknown network trouble"),
              new LeaveReason(999, "Abnormal user")));

  public LeaveReason {
    requireNonNull(name, "name is null");
  }

  /** The reason with this code; never refuses one. */
  public static LeaveReason of(long code) {
    LeaveReason known = KNOWN.get(code);
    return known != null ? known : new LeaveReason(code, Codes.unknown(code));
  }

  /** All with a known meaning, by code. */
  public static List<LeaveReason> known() {
    return List.copyOf(KNOWN.values());
  }
}
