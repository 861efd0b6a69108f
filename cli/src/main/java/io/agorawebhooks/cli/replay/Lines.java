package io.agorawebhooks.cli.replay;

/**
 * How many lines of logs were what, blank ones apart.
 *
 * @param read all that were read
 * @param unreadable those that are kept nowhere, because they are bad and nobody knows their app
 * @param other those about something else than webhooks
 * @param outside those that arrived at another time than is asked for
 * @param doneBefore those that the checkpoint has, blank ones among them; not in {@code read}
 */
public record Lines(long read, long unreadable, long other, long outside, long doneBefore) {
  static final Lines NONE = new Lines(0, 0, 0, 0, 0);

  static Lines of(Item.Kind kind) {
    return switch (kind) {
      case TAKEN -> new Lines(1, 0, 0, 0, 0);
      case UNREADABLE -> new Lines(1, 1, 0, 0, 0);
      case OTHER -> new Lines(1, 0, 1, 0, 0);
      case OUTSIDE -> new Lines(1, 0, 0, 1, 0);
    };
  }

  static Lines doneBefore(long lines) {
    return new Lines(0, 0, 0, 0, lines);
  }

  Lines plus(Lines more) {
    return new Lines(
        read + more.read,
        unreadable + more.unreadable,
        other + more.other,
        outside + more.outside,
        doneBefore + more.doneBefore);
  }
}
