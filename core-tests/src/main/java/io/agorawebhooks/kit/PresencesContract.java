package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code Reads}: when users were present in a call. */
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
        .presences(room.id(T), (uid, join, end, reason) -> reasons.add(uid + " for " + reason));
    assertThat(reasons).containsExactlyInAnyOrder("7 for 999", "8 for null");
  }

  private static List<Long> presence(Session session) {
    return List.of(session.uid(), session.join(), session.leave());
  }

  private List<List<Long>> presences(long call) {
    List<List<Long>> presences = new ArrayList<>();
    storage
        .reads()
        .presences(call, (uid, join, leave, reason) -> presences.add(List.of(uid, join, leave)));
    return presences;
  }
}
