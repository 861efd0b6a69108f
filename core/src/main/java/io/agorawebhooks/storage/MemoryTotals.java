package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.metrics.CallTotals;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.DayChange;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the sessions of one channel add up to. */
final class MemoryTotals {
  private final Journal journal;
  private final Map<Long, CallTotals> calls = new HashMap<>();
  private final Map<LedgerKey, Long> ledger = new HashMap<>();
  private final Map<UserDay, DayShare> userDays = new TreeMap<>();

  MemoryTotals(Journal journal) {
    this.journal = journal;
  }

  /**
   * @param sessions as they are after the change
   */
  void change(Collection<SessionChange> changes, MemorySessions sessions) {
    CallTotals.change(changes)
        .forEach(
            (call, change) -> journal.set(calls, call, ofCall(call).plus(change), CallTotals.NONE));
    Ledger.change(changes)
        .forEach(
            (key, seconds) -> journal.set(ledger, key, ledger.getOrDefault(key, 0L) + seconds, 0L));
    DayChange.of(changes).forEach((day, change) -> changeDay(day, change, sessions));
  }

  private void changeDay(UserDay day, DayChange change, MemorySessions sessions) {
    DayShare share = change.shrinks() ? anew(day, sessions) : grown(userDays.get(day), change);
    if (share == null) {
      journal.remove(userDays, day);
    } else {
      journal.put(userDays, day, share);
    }
  }

  private static @Nullable DayShare anew(UserDay day, MemorySessions sessions) {
    long end = (day.day() + 1) * DayShare.DAY;
    return DayChange.shares(sessions.around(day.uid(), Long.MIN_VALUE, end)).get(day);
  }

  private static @Nullable DayShare grown(@Nullable DayShare share, DayChange change) {
    DayShare added = change.added();
    if (share == null || added == null) {
      return added;
    }
    return new DayShare(
        share.hostSeconds() + change.hostSeconds(),
        share.audienceSeconds() + change.audienceSeconds(),
        share.inferredSeconds() + change.inferredSeconds(),
        share.present() + change.present(),
        share.joined() + change.joined(),
        Math.min(share.first(), added.first()),
        Math.max(share.last(), added.last()));
  }

  CallTotals ofCall(long call) {
    return calls.getOrDefault(call, CallTotals.NONE);
  }

  Map<LedgerKey, Long> ledger() {
    return ledger;
  }

  /** In the order of day, uid. */
  Map<UserDay, DayShare> userDays() {
    return userDays;
  }

  Map<Long, ChannelDay> channelDays() {
    Map<Long, ChannelDay> days = new TreeMap<>();
    userDays.forEach(
        (day, share) ->
            days.merge(
                day.day(),
                new ChannelDay(1, share),
                (a, b) -> new ChannelDay(a.users() + b.users(), a.sum().plus(b.sum()))));
    return days;
  }
}
