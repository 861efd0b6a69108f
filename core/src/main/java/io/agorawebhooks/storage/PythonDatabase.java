package io.agorawebhooks.storage;

import io.agorawebhooks.metrics.Range;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the open-source Python server in this field stored, read only, and never for long at once,
 * so that it can go on writing.
 */
public interface PythonDatabase extends AutoCloseable {
  /** How many raw events there are. */
  long events();

  /** Hands over all raw events, in the order in which they were stored. */
  void events(Consumer<PythonEvent> to);

  /** From the second of the first event to the one after the last; empty without events. */
  Optional<Range> extent();

  /** The channels of each app that events or sessions are of, apps and names by code point. */
  Map<String, Set<String>> channels();

  /** The sessions of a channel, by uid, then join. */
  List<PythonSession> sessions(String app, String channel);

  /** From the first join of a session that has ended to the last leave; empty without any. */
  Optional<Days> days();

  /** The seconds of the raw events of a channel whose bodies were kept, by user; 0 for none. */
  Map<Long, NavigableSet<Long>> seconds(String app, String channel);

  /** Two times of the clock on the server's wall. */
  record Days(LocalDateTime first, LocalDateTime last) {}

  /**
   * Some of the joins: when each was, by the raw event, and what its session says.
   *
   * @param limit how many at most
   */
  List<PythonSession.Join> joins(int limit);

  @Override
  void close();
}
