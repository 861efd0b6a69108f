package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.notice.AppId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads of what is committed. Second and limit arguments are 0 or more. */
public interface Reads extends ExportReads, ReadsOfCalls {
  /**
   * Seconds of completed sessions in several times; only of sessions, channels and times that the
   * filter lets pass. Channels are not told apart, and no entry is 0.
   *
   * @param codes whether platforms and client types are told apart
   */
  Map<MinutesKey, Long> minutes(AppId app, Filter filter, Cuts cuts, boolean codes);

  /**
   * The same seconds of the channels that have the most of them in all these times together, a line
   * each: the most first, of equal ones by code point; none with 0.
   */
  List<Line> busiest(AppId app, Filter filter, Cuts cuts, int limit);

  /**
   * Hands over all sessions that match, in the order of {@link ChannelSession#EARLIEST}.
   *
   * @param asOf epoch second up to which open sessions last
   */
  void sessions(AppId app, Filter filter, long asOf, Consumer<ChannelSession> to);

  /** Hands over all sessions of a user in all channels, in the same order. */
  void sessionsOf(AppId app, long uid, Consumer<ChannelSession> to);

  /** The uids that had an account in some session, ascending. */
  List<Long> uids(AppId app, String account);

  /** What is said of a call and all its sessions; empty if there is none with this id any more. */
  Optional<CallReport> call(long id, long asOf);

  /** Open sessions of a call with a join 24 h ago or later, the last in session order first. */
  List<Session> online(long call, long asOf, int limit);

  /** The number of the last transaction that was committed, 0 if there was none. */
  long lastCommit();

  /** The minutes ledger of a channel; no entry is 0. */
  Map<LedgerKey, Long> ledger(AppId app, String channel);

  /** {@code user_metrics} of a channel: what its sessions add to the days of its users. */
  Map<UserDay, DayShare> userDays(AppId app, String channel);

  /** {@code channel_metrics} of a channel, by day since 1970. */
  Map<Long, ChannelDay> channelDays(AppId app, String channel);

  /** The counters of an app; {@link Counts#NONE} for one that sent nothing. */
  Counts counts(AppId app);

  /**
   * The apps that sent something, by id.
   *
   * @param after the id behind which the list begins, null for its head
   */
  List<AppSummary> apps(@Nullable AppId after, int limit);

  /** When anything last came in from any app, milliseconds since 1970; null if nothing did. */
  @Nullable Long lastReceivedMs();

  /**
   * The raw notices of an app that a query asks for, the newest first.
   *
   * @param after the place behind which the list begins, null for its head
   */
  List<NoticeEntry> notices(AppId app, NoticeQuery query, @Nullable NoticePlace after, int limit);

  /**
   * The raw notices of an app that have this id, the newest first.
   *
   * @param received when they came in, in whole seconds; the less, the less has to be looked
   *     through
   * @param after the place behind which the list begins, null for its head
   */
  List<StoredNotice> notices(
      AppId app, String noticeId, Range received, @Nullable NoticePlace after, int limit);

  /**
   * What was refused of an app and is kept, the newest first.
   *
   * @param received when it came in, in whole seconds
   * @param after the place behind which the list begins, null for its head
   */
  List<StoredRejection> rejections(
      AppId app, Range received, @Nullable NoticePlace after, int limit);
}
