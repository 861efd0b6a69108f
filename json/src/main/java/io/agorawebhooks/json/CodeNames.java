package io.agorawebhooks.json;

import io.agorawebhooks.notice.ClientType;
import io.agorawebhooks.notice.LeaveReason;
import io.agorawebhooks.notice.Platform;
import org.jspecify.annotations.Nullable;

/** The names beside the codes; null where there is no code. */
final class CodeNames {
  private CodeNames() {}

  static @Nullable String platform(@Nullable Long code) {
    return code == null ? null : Platform.of(code).name();
  }

  static @Nullable String clientType(@Nullable Long code) {
    return code == null ? null : ClientType.of(code).name();
  }

  static @Nullable String reason(@Nullable Long code) {
    return code == null ? null : LeaveReason.of(code).name();
  }
}
