package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.ChannelChange;
import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code SessionStore}, and what {@code ChannelStore.apply} does to sessions. */
abstract class SessionStoreContract extends Contract {
  @Test
  void around_otherUsersAndChannels_areNotAmongThem() {
    twoStays();
    script("other room").tell(Events.user(103, 8, T));
    assertThat(around(8, 0, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void around_ofTheSameTransaction_areSeen() {
    Script room = room();
    List<Session> seen =
        storage.write(
            transaction -> {
              room.tell(transaction, List.of(Events.user(103, 7, T)));
              return transaction.channel(APP, ROOM).sessions().around(7, 0, Long.MAX_VALUE);
            });
    assertThat(seen).isEqualTo(room.sessions()).hasSize(1);
  }

  @Test
  void around_isWhatJoinsBetween_andTheNeighbours() {
    Script room = twoStays().tell(Events.user(103, 7, T + 200), Events.leave(104, 7, T + 210, 10L));
    List<Session> all = room.sessions();
    assertThat(around(7, T, T)).isEqualTo(all.subList(0, 1));
    assertThat(around(7, T + 1, T + 1)).isEqualTo(all.subList(0, 2));
    assertThat(around(7, T + 1, T + 100)).isEqualTo(all.subList(0, 2));
    assertThat(around(7, T + 100, T + 101)).isEqualTo(all);
    assertThat(around(7, T + 101, T + 200)).isEqualTo(all.subList(1, 3));
    assertThat(around(7, T + 201, T + 999)).isEqualTo(all.subList(2, 3));
    assertThat(around(7, 0, T - 1)).isEqualTo(all.subList(0, 1));
  }

  @Test
  void around_severalAtOneSecond_areAllThere() {
    Script room = room().tell(Events.user(103, 7, T), Events.event(105, 7, T, 5L, null));
    assertThat(around(7, T + 1, T + 2)).hasSize(2).isEqualTo(room.sessions());
    assertThat(around(7, 0, T)).hasSize(2).isEqualTo(room.sessions());
  }

  @Test
  void around_aUserWithoutSessions_isNothing() {
    twoStays();
    assertThat(around(6, 0, Long.MAX_VALUE)).isEmpty();
    assertThat(around(8, T, T + 1)).isEmpty();
  }

  @Test
  void inCall_isInSessionOrder() {
    Script room =
        room()
            .tell(
                Events.create(T),
                Events.user(103, 4294967295L, T + 1),
                Events.user(105, 3, T + 1),
                Events.user(105, 9, T),
                Events.destroy(T + 50));
    assertThat(inCall(room.id(T))).isEqualTo(room.sessions()).hasSize(3);
  }

  @Test
  void inCall_unknownCall_isEmpty() {
    long unused = inRoom(store -> store.calls().newId());
    twoStays();
    assertThat(inCall(unused)).isEmpty();
  }

  @Test
  void latestInCall_aSecond_excludesIt() {
    Script room =
        room()
            .tell(
                Events.create(T),
                Events.user(103, 9, T),
                Events.user(105, 3, T + 1),
                Events.user(103, 4, T + 1),
                Events.user(103, 1, T + 2));
    long call = room.id(T);
    assertThat(latestInCall(call, T + 2)).contains(room.sessions().get(2));
    assertThat(latestInCall(call, T + 1)).contains(room.sessions().get(0));
    assertThat(latestInCall(call, T)).isEmpty();
  }

  @Test
  void longestPresent_thoseFirstWhoStayLongest() {
    Script room =
        room()
            .tell(
                Events.user(103, 1, T),
                Events.leave(104, 1, T + 50, 50L),
                Events.user(103, 2, T),
                Events.leave(104, 2, T + 90, 90L),
                Events.user(103, 3, T),
                Events.user(103, 3, T + 20),
                Events.leave(104, 3, T + 70, 50L));
    List<Session> longest = longestPresent(room.id(T), 9);
    assertThat(longest).map(Session::present).containsExactly(T + 90, T + 70, T + 50, T + 20);
    assertThat(longestPresent(room.id(T), 2)).isEqualTo(longest.subList(0, 2));
  }

  @Test
  void longestPresent_openSession_countsForFourHours() {
    long hours = 4 * 3600;
    Script room =
        room()
            .tell(
                Events.user(103, 1, T),
                Events.user(103, 2, T),
                Events.leave(104, 2, T + hours - 1, hours - 1),
                Events.user(103, 3, T),
                Events.leave(104, 3, T + hours + 1, hours + 1));
    assertThat(longestPresent(room.id(T), 9)).map(Session::uid).containsExactly(3L, 1L, 2L);
  }

  @Test
  void unleftInCall_isOpenOrInferred() {
    Script room =
        room()
            .tell(
                Events.create(T),
                Events.user(103, 1, T),
                Events.user(103, 1, T + 9),
                Events.user(103, 2, T),
                Events.leave(104, 2, T + 5, 5L),
                Events.leave(104, 3, T + 5, 5L));
    assertThat(unleftInCall(room.id(T)))
        .containsExactly(room.sessions().get(0), room.sessions().get(3));
  }

  @Test
  void usersLeavingByOrder_boundsOfTheRange_fromIsInTheRangeAndToIsNot() {
    room().tell(Events.leave(104, 7, T, null));
    assertThat(leavingByOrder(T, T + 1)).containsExactly(7L);
    assertThat(leavingByOrder(T - 10, T)).isEmpty();
    assertThat(leavingByOrder(T + 1, T + 10)).isEmpty();
  }

  @Test
  void usersLeavingByOrder_pairedOtherThanByDuration_areAllThere() {
    room()
        .tell(
            Events.user(103, 1, T),
            Events.leave(104, 1, T + 20, null),
            Events.user(103, 2, T),
            Events.leave(104, 2, T + 20, 10L),
            Events.leave(104, 3, T + 20, 10L),
            Events.user(103, 4, T),
            Events.leave(104, 4, T + 20, 20L),
            Events.user(103, 5, T));
    List<Long> users = leavingByOrder(T, T + 30);
    assertThat(users).contains(1L, 2L, 3L).doesNotHaveDuplicates();
    assertThat(List.of(1L, 2L, 3L, 4L)).containsAll(users);
  }

  @Test
  void usersLeavingByOrder_severalTimes_isNamedOnce() {
    room().tell(Events.leave(104, 7, T, null), Events.leave(104, 7, T + 1, null));
    assertThat(leavingByOrder(T, T + 9)).containsExactly(7L);
  }

  @Test
  void apply_sessionThatChanged_replacesIt() {
    Script room = room().tell(Events.create(T), Events.user(103, 7, T));
    room.tell(Events.leave(104, 7, T + 60, 60L), Events.user(112, 7, T + 20));
    assertThat(around(7, 0, Long.MAX_VALUE)).isEqualTo(room.sessions()).hasSize(1);
    assertThat(unleftInCall(room.id(T))).isEmpty();
  }

  @Test
  void apply_sessionThatIsGone_removesIt() {
    Script room = room().tell(Events.leave(104, 7, T + 60, 60L));
    room.tell(Events.user(103, 7, T + 1));
    assertThat(around(7, 0, Long.MAX_VALUE)).isEqualTo(room.sessions()).hasSize(1);
    assertThat(leavingByOrder(0, Long.MAX_VALUE)).isIn(List.of(), List.of(7L));
  }

  @Test
  void apply_sessionThatMovedToAnotherCall_isInThatOne() {
    Script room = room().tell(Events.user(103, 7, T + 3), Events.user(103, 8, T + 100));
    long group = room.id(T + 3);
    room.tell(Events.create(T + 50));
    assertThat(inCall(group)).containsExactly(room.sessions().get(0));
    assertThat(inCall(room.id(T + 50))).containsExactly(room.sessions().get(1));
  }

  @Test
  void apply_sessionWithEveryField_comesBackAsItIs() {
    Script room = room().tell(Events.create(T));
    EventKey key = new EventKey(T + 5, -2L, EventType.of(108), 4294967295L);
    Session full =
        new Session(
            key,
            room.id(T),
            T,
            T + 5,
            true,
            false,
            false,
            null,
            Role.AUDIENCE,
            List.of(new RoleSwitch(T + 1, Role.HOST), new RoleSwitch(T + 1, Role.AUDIENCE)),
            true,
            Long.MAX_VALUE,
            -1L,
            999L,
            "\u6f22 '\" \ud83d\ude00",
            "sid");
    Session bare =
        new Session(
            new EventKey(T + 6, null, EventType.of(103), 1),
            room.id(T),
            T + 6,
            T + 9,
            false,
            true,
            false,
            T + 9,
            Role.HOST,
            List.of(),
            false,
            null,
            null,
            null,
            null,
            null);
    write(transaction -> transaction.channel(APP, ROOM).apply(sessions(full, bare)));
    assertThat(inCall(room.id(T))).containsExactly(full, bare);
  }

  private static ChannelChange sessions(Session... sessions) {
    List<SessionChange> changes =
        List.of(sessions).stream().map(session -> new SessionChange(null, session)).toList();
    return new ChannelChange(List.of(), List.of(), List.of(), changes);
  }

  private Script twoStays() {
    return room()
        .tell(
            Events.user(103, 7, T + 100),
            Events.leave(104, 7, T + 110, 10L),
            Events.user(103, 7, T),
            Events.leave(104, 7, T + 10, 10L));
  }

  private List<Session> around(long uid, long from, long to) {
    return inRoom(store -> store.sessions().around(uid, from, to));
  }

  private List<Session> inCall(long call) {
    return inRoom(store -> store.sessions().inCall(call));
  }

  private Optional<Session> latestInCall(long call, long before) {
    return inRoom(store -> store.sessions().latestInCall(call, before));
  }

  private List<Session> longestPresent(long call, int limit) {
    return inRoom(store -> store.sessions().longestPresent(call, limit));
  }

  private List<Session> unleftInCall(long call) {
    return inRoom(store -> store.sessions().unleftInCall(call));
  }

  private List<Long> leavingByOrder(long from, long to) {
    return inRoom(store -> store.sessions().usersLeavingByOrder(from, to));
  }
}
