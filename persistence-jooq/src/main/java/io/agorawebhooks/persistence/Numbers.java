package io.agorawebhooks.persistence;

import org.jspecify.annotations.Nullable;

/** The numbers by which enums are stored. */
final class Numbers {
  private Numbers() {}

  @SuppressWarnings("EnumOrdinal") // core declares them in the order of the numbers stored for them
  static int of(Enum<?> value) {
    return value.ordinal();
  }

  static @Nullable Integer ofNullable(@Nullable Enum<?> value) {
    return value == null ? null : (Integer) of(value);
  }

  static int of(boolean flag) {
    return flag ? 1 : 0;
  }
}
