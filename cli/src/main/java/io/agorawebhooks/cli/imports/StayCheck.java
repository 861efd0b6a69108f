package io.agorawebhooks.cli.imports;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import io.agorawebhooks.storage.ImportedStays;
import io.agorawebhooks.storage.ImportedStays.Place;
import io.agorawebhooks.storage.ImportedStays.Stored;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets aside imported sessions that notices tell of by now. Without the database that they came
 * from, so that one that was set aside for another of these comes back only with the next import.
 * Memory holds what was imported of a channel and what is told of one of its users.
 */
public final class StayCheck {
  private final ImportedStays stored;
  private final List<Long> superseded = new ArrayList<>();
  private boolean isOld;

  public StayCheck(ImportedStays stored) {
    this.stored = requireNonNull(stored, "stored is null");
  }

  /**
   * Looks at all of them once.
   *
   * @return whether calls and sessions have to be rebuilt
   */
  public boolean run() {
    stored.places().forEach(this::look);
    stored.supersede(superseded, List.of());
    return isOld || !superseded.isEmpty();
  }

  private void look(Place place) {
    stored.imported(place.app(), place.channel()).stream()
        .collect(groupingBy(Stored::uid))
        .forEach((uid, all) -> look(place, uid, all));
  }

  private void look(Place place, long uid, List<Stored> all) {
    isOld |= all.stream().anyMatch(one -> !one.isCurrent());
    List<Stored> counted = all.stream().filter(one -> !one.isSuperseded()).toList();
    if (!counted.isEmpty()) {
      Stays told = new Stays(stored.told(place.app(), place.channel(), uid));
      counted.stream()
          .filter(one -> told.tellOf(one.stay()))
          .forEach(one -> superseded.add(one.id()));
    }
  }

  /** How many it has set aside. */
  public int superseded() {
    return superseded.size();
  }
}
