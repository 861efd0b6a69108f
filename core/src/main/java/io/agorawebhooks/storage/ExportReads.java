package io.agorawebhooks.storage;

import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads that hand over one row after the other, however many there are, holding none of them. What
 * a consumer throws ends the read. An empty set of channels stands for all; names are ordered by
 * code point.
 */
public interface ExportReads {
  /**
   * Hands over the raw notices that came in, the earliest first, of one millisecond the first
   * stored.
   *
   * @param received when they came in, in whole seconds
   * @param channels that they name
   */
  void notices(AppId app, Range received, Set<String> channels, Consumer<StoredNotice> to);

  /**
   * Hands over {@code channel_metrics} by channel, then day.
   *
   * @param days since 1970, {@code from} and on and before {@code to}
   */
  void channelDays(AppId app, Range days, Set<String> channels, Consumer<DayOfChannel> to);

  /**
   * Hands over {@code user_metrics} by channel, then day, then uid.
   *
   * @param days since 1970, {@code from} and on and before {@code to}
   */
  void userDays(AppId app, Range days, Set<String> channels, Consumer<DayOfUser> to);

  /** Hands over the names of channels that had a call. */
  void channels(AppId app, Consumer<String> to);

  /**
   * From the first second of which a call or session is known to the second after the last; empty
   * without calls.
   */
  Optional<Range> extent(AppId app);
}
