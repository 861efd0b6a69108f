package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of an app are listed, and which of their sessions count. Without bounds and kinds
 * these are all calls; else those with a session that matches the filter.
 *
 * @param filter which sessions count
 * @param text that the channel's name contains, whatever the case; null for any name
 * @param live whether somebody is online in a call that has no end; null for both
 */
public record CallQuery(Filter filter, @Nullable String text, @Nullable Boolean live) {
  /** All calls, with all their sessions. */
  public static final CallQuery ALL = new CallQuery(Filter.ALL, null, null);

  public CallQuery {
    requireNonNull(filter, "filter is null");
  }

  /** Calls with a session that matches. */
  public static CallQuery of(Filter filter) {
    return new CallQuery(filter, null, null);
  }

  /** Whether calls of the channel may be among them. */
  public boolean isOf(String channel) {
    return filter.isOf(channel) && (text == null || folded(channel).contains(folded(text)));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether the call is live, if that is asked for. */
  public boolean isOf(CallReport report) {
    return live == null || live == report.live();
  }

  /** Whether every session of a call counts, whatever it is, and a call without one too. */
  public boolean isWhole() {
    return filter.range().equals(Range.ALL) && filter.isOfAllKinds();
  }
}
