package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.storage.CallReport;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The id that storage gives to a call stays as long as there is something of it left. */
class CallIdsTest {
  private static final long T = 1767261600;

  private final OneChannel room = new OneChannel("room");

  @Test
  void groupWhoseStartMoves_keepsItsId() {
    room.tell(Events.user(103, 1, T + 30));
    Map<Long, Long> before = ids();
    room.tell(Events.user(103, 2, T));
    assertThat(ids()).isEqualTo(Map.of(T, before.get(T + 30)));
    room.check();
  }

  @Test
  void groupsThatBecomeOne_keepTheIdOfTheFirst() {
    room.tell(Events.user(103, 1, T), Events.leave(104, 1, T + 10, 10L));
    room.tell(Events.user(103, 2, T + 100), Events.leave(104, 2, T + 110, 10L));
    Map<Long, Long> before = ids();
    assertThat(before).containsOnlyKeys(T, T + 100);
    room.tell(Events.user(103, 3, T + 50), Events.leave(104, 3, T + 60, 10L));
    assertThat(ids()).isEqualTo(Map.of(T, before.get(T)));
    room.check();
  }

  @Test
  void groupThatIsParted_keepsItsIdForTheFirstPart() {
    room.tell(Events.user(103, 1, T), Events.leave(104, 1, T + 10, 10L));
    room.tell(Events.user(103, 2, T + 50), Events.leave(104, 2, T + 60, 10L));
    long id = ids().get(T);
    room.tell(Events.create(T + 45));
    assertThat(ids()).containsOnlyKeys(T, T + 45).containsEntry(T, id);
    assertThat(ids().get(T + 45)).isNotEqualTo(id);
    room.check();
  }

  @Test
  void partedGroupThatIsOneAgain_hasOneId() {
    room.tell(Events.user(103, 1, T), Events.leave(104, 1, T + 10, 10L));
    room.tell(Events.destroy(T + 30));
    room.tell(Events.user(103, 2, T + 50), Events.leave(104, 2, T + 60, 10L));
    Map<Long, Long> before = ids();
    room.tell(Events.user(103, 3, T + 5), Events.leave(104, 3, T + 55, 50L));
    assertThat(before.values()).containsAll(ids().values());
    room.check();
  }

  @Test
  void spanThatGetsSessions_keepsItsId() {
    room.tell(Events.create(T));
    Map<Long, Long> before = ids();
    room.tell(Events.user(103, 1, T + 3), Events.user(103, 2, T + 4));
    room.tell(Events.leave(104, 1, T + 9, 6L), Events.destroy(T + 20));
    assertThat(ids()).isEqualTo(before);
    room.check();
  }

  @Test
  void groupThatACreateTakesOver_isAnotherCall() {
    room.tell(Events.user(103, 1, T + 1));
    Map<Long, Long> before = ids();
    room.tell(Events.create(T));
    assertThat(ids()).containsOnlyKeys(T);
    assertThat(before.values()).doesNotContainAnyElementsOf(ids().values());
    room.check();
  }

  @Test
  void spanBesideAGroup_bothKeepTheirIds() {
    room.tell(Events.create(T), Events.user(103, 1, T), Events.destroy(T + 10));
    room.tell(Events.user(103, 2, T + 500), Events.leave(104, 2, T + 510, 10L));
    Map<Long, Long> before = ids();
    room.tell(Events.user(103, 3, T + 5), Events.user(103, 4, T + 520));
    room.tell(Events.leave(104, 3, T + 8, 3L), Events.leave(104, 4, T + 530, 10L));
    assertThat(ids()).isEqualTo(before);
    room.check();
  }

  /** By start. */
  private Map<Long, Long> ids() {
    Map<Long, Long> ids = new TreeMap<>();
    for (CallReport report : room.reports()) {
      ids.put(report.call().start(), report.call().id());
    }
    return ids;
  }
}
