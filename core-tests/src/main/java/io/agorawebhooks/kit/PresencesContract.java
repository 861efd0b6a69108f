package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.storage.Lane;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code Reads}: when users were present in a call, and what they did in it. */
abstract class PresencesContract extends Contract {
  @Test
  void presences_areThoseOfSessionsThatEnded() {
    Script room =
        room()
            .tell(
                Events.create(T),
                Events.user(103, 7, T),
                Events.leave(104, 7, T + 60, 60L),
                Events.user(105, 7, T + 20),
                Events.leave(106, 7, T + 20, 0L),
                Events.leave(104, 4294967295L, T + 50, 45L),
                Events.user(103, 8, T + 30));
    assertThat(presences(room.id(T)))
        .containsExactlyInAnyOrder(
            List.of(7L, T, T + 60),
            List.of(7L, T + 20, T + 20),
            List.of(4294967295L, T + 5, T + 50));
  }

  @Test
  void presences_inferredLeaves_areAmongThem() {
    Script room = room().tell(Events.create(T), Events.user(103, 7, T), Events.destroy(T + 90));
    assertThat(presences(room.id(T))).containsExactly(List.of(7L, T, T + 90));
  }

  @Test
  void presences_areThoseOfTheCall() {
    Script room =
        room()
            .tell(
                Events.create(T),
                Events.user(103, 7, T),
                Events.destroy(T + 90),
                Events.create(T + 200),
                Events.user(103, 8, T + 210),
                Events.destroy(T + 300));
    script("other room").tell(Events.leave(104, 9, T + 60, 60L));
    assertThat(presences(room.id(T))).containsExactly(List.of(7L, T, T + 90));
    assertThat(presences(room.id(T + 200))).containsExactly(List.of(8L, T + 210, T + 300));
    assertThat(presences(Long.MAX_VALUE)).isEmpty();
  }

  /** Of a call in every storage, the sessions say the same. */
  @Test
  void presences_areWhatTheSessionsSay() {
    Script room = room().tell(Events.create(T));
    for (long uid = 1; uid <= 50; uid++) {
      room.tell(Events.user(103, uid, T + uid));
      if (uid % 3 > 0) {
        room.tell(Events.leave(104, uid, T + 3 * uid, 2 * uid));
      }
    }
    List<List<Long>> expected =
        room.sessions().stream()
            .filter(session -> session.leave() != null)
            .map(PresencesContract::presence)
            .toList();
    assertThat(presences(room.id(T))).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void presences_sayWhyTheyEnded() {
    Event leave = Events.leave(104, 7, T + 60, 60L);
    Script room =
        room()
            .tell(
                Events.create(T),
                Events.user(103, 7, T),
                new Event(leave.key(), leave.duration(), null, null, 999L, null, null),
                Events.user(103, 8, T),
                Events.destroy(T + 90));
    List<String> reasons = new ArrayList<>();
    storage
        .reads()
        .presences(
            room.id(T), null, (uid, join, end, reason) -> reasons.add(uid + " for " + reason));
    assertThat(reasons).containsExactlyInAnyOrder("7 for 999", "8 for null");
  }

  private static List<Long> presence(Session session) {
    return List.of(session.uid(), session.join(), session.leave());
  }

  @Test
  void presences_openSessions_lastUntilThenOrADay() {
    Script room =
        room()
            .tell(
                Events.create(T),
                Events.user(103, 7, T),
                Events.user(103, 8, T + 100),
                Events.user(103, 9, T + 10),
                Events.leave(104, 9, T + 20, 10L));
    assertThat(presences(room.id(T), T + 60))
        .containsExactlyInAnyOrder(
            List.of(7L, T, T + 60), List.of(8L, T + 100, T + 100), List.of(9L, T + 10, T + 20));
    assertThat(presences(room.id(T), T + 2 * Totals.STALE))
        .contains(List.of(7L, T, T + Totals.STALE));
  }

  @Test
  void lanes_followTheFirstJoin() {
    Script room =
        room()
            .tell(
                Events.create(T),
                Events.user(103, 9, T + 1),
                Events.user(103, 8, T + 1),
                Events.user(103, 7, T + 5),
                Events.leave(104, 9, T + 4, 3L),
                Events.user(103, 9, T + 9));
    assertThat(lanes(room.id(T), 0, 9)).containsExactly("8: 1", "9: 2", "7: 1");
    assertThat(lanes(room.id(T), 1, 1)).containsExactly("9: 2");
    assertThat(lanes(room.id(T), 3, 9)).isEmpty();
    assertThat(lanes(Long.MAX_VALUE, 0, 9)).isEmpty();
  }

  @Test
  void lanes_areOfOneCall() {
    Script room =
        room()
            .tell(
                Events.create(T),
                Events.user(103, 7, T),
                Events.destroy(T + 90),
                Events.create(T + 200),
                Events.user(103, 7, T + 210),
                Events.destroy(T + 300));
    assertThat(storage.reads().lanes(room.id(T + 200), 0, 9))
        .containsExactly(new Lane(7, 1, room.sessions().subList(1, 2)));
  }

  @Test
  void lanes_ofWhoComesBackAllDay_haveTheFirstSessions() {
    Script room = room().tell(Events.create(T));
    for (long n = 0; n <= Lane.MOST; n++) {
      room.tell(Events.user(103, 7, T + 10 * n), Events.leave(104, 7, T + 10 * n + 5, 5L));
    }
    Lane lane = storage.reads().lanes(room.id(T), 0, 9).get(0);
    assertThat(lane.count()).isEqualTo(Lane.MOST + 1);
    assertThat(lane.sessions()).isEqualTo(room.sessions().subList(0, Lane.MOST));
  }

  private List<String> lanes(long call, long offset, int limit) {
    return storage.reads().lanes(call, offset, limit).stream()
        .map(lane -> lane.uid() + ": " + lane.sessions().size())
        .toList();
  }

  private List<List<Long>> presences(long call) {
    return presences(call, null);
  }

  private List<List<Long>> presences(long call, @Nullable Long asOf) {
    List<List<Long>> presences = new ArrayList<>();
    storage
        .reads()
        .presences(
            call, asOf, (uid, join, leave, reason) -> presences.add(List.of(uid, join, leave)));
    return presences;
  }
}
