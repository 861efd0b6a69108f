package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.storage.Difference.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The differences of a storage: all are counted, the first of each kind are kept. */
public final class Findings {
  private final int kept;
  private final Map<String, Map<Change, Long>> counts = new TreeMap<>();
  private final List<Difference> first = new ArrayList<>();
  private long notices;

  /**
   * @param kept how many to keep of each table and change
   */
  public Findings(int kept) {
    this.kept = kept;
  }

  /** Counts a difference, and keeps it if it is among the first of its kind. */
  public void add(Difference difference) {
    requireNonNull(difference, "difference is null");
    long count =
        counts
            .computeIfAbsent(difference.table(), table -> new EnumMap<>(Change.class))
            .merge(difference.change(), 1L, Long::sum);
    if (count <= kept) {
      first.add(difference);
    }
  }

  /** Counts raw notices that were looked at. */
  public void read(long more) {
    notices += more;
  }

  /** How many raw notices were looked at. */
  public long notices() {
    return notices;
  }

  /** How many differences of that change the table has. */
  public long count(String table, Change change) {
    return counts.getOrDefault(table, Map.of()).getOrDefault(change, 0L);
  }

  /** How many differences there are, by table and change; without those that are none. */
  public Map<String, Map<Change, Long>> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** Those that were kept, in the order in which they were found. */
  public List<Difference> first() {
    return Collections.unmodifiableList(first);
  }

  /** Whether there is none. */
  public boolean isClean() {
    return counts.isEmpty();
  }
}
