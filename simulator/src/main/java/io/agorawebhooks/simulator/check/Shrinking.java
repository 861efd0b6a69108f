package io.agorawebhooks.simulator.check;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.simulator.CaseLine;
import io.agorawebhooks.simulator.Sent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes a failing schedule small enough to be read. */
final class Shrinking {
  private static final int TRIES = 3_000;

  private final Schedule schedule;
  private final Violation violation;
  private final Supplier<Opening> openings;

  /**
   * @param openings of empty storages that show the violation
   */
  Shrinking(Schedule schedule, Violation violation, Supplier<Opening> openings) {
    this.schedule = schedule;
    this.violation = violation;
    this.openings = openings;
  }

  Failure failure() {
    long seed = schedule.simulation().seed();
    return new Failure(
        seed,
        violation.law(),
        String.valueOf(violation.getMessage()),
        violation.law() == Law.TRUTH_COMES_BACK ? whole(seed) : smallest(seed));
  }

  /** The truth is known of all notices only, so none can be left out, other channels apart. */
  private String whole(long seed) {
    List<Sent> stream = schedule.simulation().arrived().stream().filter(this::isInChannel).toList();
    return line(seed, "", stream);
  }

  private boolean isInChannel(Sent sent) {
    Delivery delivery = sent.delivery();
    return delivery != null && violation.channel().equals(delivery.notice().channel());
  }

  private String smallest(long seed) {
    List<Sent> all = schedule.simulation().arrived();
    Schedule calm = schedule.with(schedule.plan().calmed());
    if (violation(calm, all).isPresent()) {
      return smallest(seed, "", calm, all);
    }
    return violation(schedule, all).isPresent()
        ? smallest(seed, ", with the faults of the seed", schedule, all)
        : line(seed, ", not seen again when it was played again", all);
  }

  private String smallest(long seed, String note, Schedule failing, List<Sent> all) {
    Shrinker<Sent> shrinker = new Shrinker<>(some -> violation(failing, some).isPresent(), TRIES);
    return line(seed, note, shrinker.smallest(all));
  }

  private Optional<Violation> violation(Schedule played, List<Sent> stream) {
    try (Opening opening = openings.get()) {
      played.play(opening, stream);
      return Optional.empty();
    } catch (Violation found) {
      return Optional.of(found).filter(other -> other.law() == violation.law());
    }
  }

  private String line(long seed, String note, List<Sent> stream) {
    String text = violation.law().label() + ", seed " + seed + note;
    return CaseLine.of("seed_" + seed, text, channel(stream), stream);
  }

  private String channel(List<Sent> stream) {
    if (!violation.channel().isEmpty()) {
      return violation.channel();
    }
    return stream.stream()
        .map(Sent::delivery)
        .flatMap(delivery -> Optional.ofNullable(delivery).stream())
        .flatMap(delivery -> Optional.ofNullable(delivery.notice().channel()).stream())
        .findFirst()
        .orElse("");
  }
}
