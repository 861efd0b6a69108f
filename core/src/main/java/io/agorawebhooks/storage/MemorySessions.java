package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.correlation.SessionStore;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sessions of one channel, by what they are asked for. */
final class MemorySessions implements SessionStore {
  private static final EventKey LOWEST =
      new EventKey(Long.MIN_VALUE, null, EventType.of(101), Long.MIN_VALUE);

  /**
   * Where a session stands in an index.
   *
   * @param group what the index is grouped by, such as a uid or a call
   * @param second of the join or leave
   */
  private record Place(long group, long second, long uid, EventKey key)
      implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::group)
            .thenComparingLong(Place::second)
            .thenComparingLong(Place::uid)
            .thenComparing(Place::key);

    /** Comes before all places of that group with this second or a later one. */
    static Place from(long group, long second) {
      return new Place(group, second, Long.MIN_VALUE, LOWEST);
    }

    static Place byJoin(long group, Session session) {
      return new Place(group, session.join(), session.uid(), session.key());
    }

    static Place byPresence(Session session) {
      return new Place(session.call(), session.present(), session.uid(), session.key());
    }

    static Place byLeave(long left, Session session) {
      return new Place(0, left, session.uid(), session.key());
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private final Journal journal;
  private final NavigableMap<Place, Session> byUser = new TreeMap<>();
  private final NavigableMap<Place, Session> byCall = new TreeMap<>();
  private final NavigableMap<Place, Session> byPresence = new TreeMap<>();
  private final NavigableMap<Place, Session> unleft = new TreeMap<>();
  private final NavigableMap<Place, Session> leftByOrder = new TreeMap<>();

  MemorySessions(Journal journal) {
    this.journal = journal;
  }

  /** All that are gone go first: a session may change places with another. */
  void change(Collection<SessionChange> changes) {
    changes.forEach(change -> remove(change.before()));
    changes.forEach(change -> put(change.after()));
  }

  private void remove(@Nullable Session session) {
    if (session == null) {
      return;
    }
    journal.remove(byUser, Place.byJoin(session.uid(), session));
    journal.remove(byCall, Place.byJoin(session.call(), session));
    journal.remove(byPresence, Place.byPresence(session));
    Long left = session.left();
    if (left == null) {
      journal.remove(unleft, Place.byJoin(session.call(), session));
    } else if (!session.byDuration()) {
      journal.remove(leftByOrder, Place.byLeave(left, session));
    }
  }

  private void put(@Nullable Session session) {
    if (session == null) {
      return;
    }
    journal.put(byUser, Place.byJoin(session.uid(), session), session);
    journal.put(byCall, Place.byJoin(session.call(), session), session);
    journal.put(byPresence, Place.byPresence(session), session);
    Long left = session.left();
    if (left == null) {
      journal.put(unleft, Place.byJoin(session.call(), session), session);
    } else if (!session.byDuration()) {
      journal.put(leftByOrder, Place.byLeave(left, session), session);
    }
  }

  @Override
  public List<Session> around(long uid, long from, long to) {
    Place before = byUser.lowerKey(Place.from(uid, from));
    Place after = byUser.ceilingKey(Place.from(uid, to));
    long first = isOf(uid, before) ? before.second() : from;
    long end = isOf(uid, after) ? after.second() + 1 : to;
    return between(byUser, Place.from(uid, first), Place.from(uid, end));
  }

  private static boolean isOf(long uid, @Nullable Place place) {
    return place != null && place.group() == uid;
  }

  private static List<Session> between(NavigableMap<Place, Session> index, Place from, Place to) {
    return List.copyOf(index.subMap(from, true, to, false).values());
  }

  @Override
  public List<Session> inCall(long call) {
    return between(byCall, Place.from(call, Long.MIN_VALUE), Place.from(call + 1, Long.MIN_VALUE));
  }

  @Override
  public Optional<Session> latestInCall(long call, long before) {
    Place place = byCall.lowerKey(Place.from(call, before));
    return place == null || place.group() != call
        ? Optional.empty()
        : Optional.ofNullable(byCall.get(place));
  }

  @Override
  public List<Session> longestPresent(long call, int limit) {
    return of(byPresence, call).descendingMap().values().stream().limit(limit).toList();
  }

  private static NavigableMap<Place, Session> of(NavigableMap<Place, Session> index, long group) {
    return index.subMap(
        Place.from(group, Long.MIN_VALUE), true, Place.from(group + 1, Long.MIN_VALUE), false);
  }

  /** A part of a call's sessions, the last in session order first. */
  List<Session> latestInCall(long call, long offset, int limit) {
    return of(byCall, call).descendingMap().values().stream().skip(offset).limit(limit).toList();
  }

  @Override
  public List<Session> unleftInCall(long call) {
    return between(unleft, Place.from(call, Long.MIN_VALUE), Place.from(call + 1, Long.MIN_VALUE));
  }

  @Override
  public List<Long> usersLeavingByOrder(long from, long to) {
    return from < to
        ? leftByOrder.subMap(Place.from(0, from), true, Place.from(0, to), false).keySet().stream()
            .map(Place::uid)
            .distinct()
            .toList()
        : List.of();
  }
}
