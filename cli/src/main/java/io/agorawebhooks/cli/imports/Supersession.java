package io.agorawebhooks.cli.imports;

import io.agorawebhooks.storage.ImportedStays.Stay;
import io.agorawebhooks.storage.ImportedStays.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which sessions of one user in one channel count of those that no notice tells of. What it
 * says depends on its three lists alone, not on what was said before.
 */
final class Supersession {
  private static final Comparator<MadeUpLeave> ORDER =
      Comparator.comparingLong((MadeUpLeave one) -> one.stay().join())
          .thenComparing(one -> -one.stay().leave())
          .thenComparing(MadeUpLeave::id);

  private record Name(String id, Stay stay) {}

  private final Stays told;
  private final Map<Name, MadeUpLeave> counted = new HashMap<>();
  private final Map<Name, MadeUpLeave> fresh = new HashMap<>();
  private final List<Long> superseded = new ArrayList<>();
  private final List<Long> back = new ArrayList<>();

  /**
   * @param made of sessions without events
   * @param told by notices of Agora
   * @param stored what was imported before
   */
  Supersession(List<MadeUpLeave> made, List<Stay> told, List<Stored> stored) {
    this.told = new Stays(told);
    count(made);
    fresh.putAll(counted);
    Stays counts = new Stays(counted.values().stream().map(MadeUpLeave::stay).toList());
    stored.forEach(one -> judge(one, counts));
  }

  /** Of those that overlap each other the first counts. */
  private void count(List<MadeUpLeave> made) {
    long end = Long.MIN_VALUE;
    for (MadeUpLeave next : made.stream().sorted(ORDER).toList()) {
      if (next.stay().join() >= end && !told.tellOf(next.stay())) {
        counted.putIfAbsent(new Name(next.id(), next.stay()), next);
        end = next.stay().leave();
      }
    }
  }

  private void judge(Stored one, Stays counts) {
    boolean isCounted = fresh.remove(new Name(one.noticeId(), one.stay())) != null;
    if (isCounted && one.isSuperseded()) {
      back.add(one.id());
    } else if (!isCounted
        && !one.isSuperseded()
        && (told.tellOf(one.stay()) || counts.overlap(one.stay()))) {
      superseded.add(one.id());
    }
  }

  /** How many of them count. */
  int counted() {
    return counted.size();
  }

  /** Of these, those that are not stored yet. */
  List<MadeUpLeave> fresh() {
    return List.copyOf(fresh.values());
  }

  /** Rows that count no longer. */
  List<Long> superseded() {
    return superseded;
  }

  /** Rows that count again. */
  List<Long> back() {
    return back;
  }
}
