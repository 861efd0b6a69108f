package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.Minutes;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Reads.busiest}: of many channels those with the most minutes, however long the range. */
abstract class BusiestContract extends Contract {
  private static final int CHANNELS = 60;
  private static final int MONTHS = 5;
  private static final long DAY = 86_400;
  private static final int QUERIES = 60;

  /** Whether a few channels stand out from the others, or all have about the same. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofManyChannels_areThoseWithTheMostMinutes(boolean even) {
    SplittableRandom random = new SplittableRandom(even ? 1 : 2);
    for (int i = 0; i < CHANNELS; i++) {
      Script channel = script("channel-" + i);
      for (int uid = 1; uid <= 4; uid++) {
        stay(channel, uid, random, even ? 3000 : 60L << random.nextInt(9));
      }
    }
    for (int i = 0; i < QUERIES; i++) {
      Filter filter = filter(random);
      Cuts cuts = cuts(filter.range(), random);
      Minutes minutes = new Minutes(cuts, filter);
      reads().sessions(APP, filter, T, found -> minutes.add(found.channel(), found.session()));
      List<Line> most = Line.of(minutes.seconds(), Breakdown.CHANNEL, cuts.size());
      for (int limit : List.of(1, 2, 5, 20, CHANNELS + 1)) {
        assertThat(reads().busiest(APP, filter, cuts, limit))
            .as("the %s busiest of %s cut at %s", limit, filter, cuts)
            .isEqualTo(most.stream().limit(limit).toList());
      }
    }
  }

  private static void stay(Script channel, int uid, SplittableRandom random, long about) {
    long join = T + random.nextLong(MONTHS * 30 * DAY);
    long duration = about + random.nextInt(50);
    int joined = random.nextBoolean() ? 103 : 105;
    Event event = Events.user(joined, uid, join);
    Long clientType = random.nextInt(4) == 0 ? (Long) 10L : null;
    channel.tell(
        new Event(event.key(), null, random.nextLong(1, 4), clientType, null, null, null),
        Events.leave(joined + 1, uid, join + duration, duration));
  }

  private static Filter filter(SplittableRandom random) {
    long begin = random.nextBoolean() ? T : T - T % DAY;
    long from = begin + random.nextLong(MONTHS * 30) * DAY;
    long days = 1L << random.nextInt(8);
    Set<Long> platforms = random.nextBoolean() ? Set.of() : Set.of(random.nextLong(1, 4));
    Set<Long> clientTypes =
        List.of(Set.<Long>of(), Set.of(10L), Set.of(Filter.NONE_GIVEN)).get(random.nextInt(3));
    Set<Role> roles = random.nextBoolean() ? Set.of() : Set.of(Role.AUDIENCE);
    Range range = random.nextInt(9) == 0 ? Filter.ALL.range() : new Range(from, from + days * DAY);
    return new Filter(range, platforms, clientTypes, roles, Set.of(), Set.of());
  }

  /** One time, or days of a zone, with one that is an hour shorter. */
  private static Cuts cuts(Range range, SplittableRandom random) {
    if (range.equals(Range.ALL) || random.nextBoolean()) {
      return Cuts.of(range);
    }
    List<Long> days = new ArrayList<>();
    long shorter = random.nextLong(40);
    for (long day = 0; day < 50; day++) {
      days.add(range.from() + day * DAY - (day > shorter ? 3600 : 0));
    }
    return Cuts.at(days);
  }

  private Reads reads() {
    return storage.reads();
  }
}
