package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.metrics.RoleFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person in all channels of an app: the sessions of one or more uids that match a filter.
 *
 * @param uids ascending, from 1
 * @param accounts their different accounts in these sessions, in order of code points, at most
 *     {@link #MOST_ACCOUNTS}
 * @param roles what the sessions add up to, in the filter's range
 * @param quality of those that ended, each with its whole length
 * @param channels a page of the channels, the newest activity first, of equals by name
 * @param sid Agora's id of the newest session that has one, null if none has
 */
public record UserReport(
    List<Long> uids,
    List<String> accounts,
    RoleFigures roles,
    Quality quality,
    Page<ChannelStay> channels,
    @Nullable String sid) {
  /** More accounts are left out: a uid may come with another one each time. */
  public static final int MOST_ACCOUNTS = 200;

  public UserReport {
    uids = List.copyOf(uids);
    accounts = List.copyOf(accounts);
    requireNonNull(roles, "roles is null");
    requireNonNull(quality, "quality is null");
    requireNonNull(channels, "channels is null");
  }
}
