package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.storage.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code Reads} and {@code Transaction}: what those who look on live need. */
abstract class LiveReadsContract extends Contract {
  private static final long DAY = 24 * 3600;

  @Test
  void lastCommit_nothingCommitted_isZero() {
    assertThat(storage.reads().lastCommit()).isZero();
  }

  @Test
  void number_isOneMoreThanTheLast() {
    long first = storage.write(Transaction::number);
    assertThat(storage.reads().lastCommit()).isEqualTo(first);
    long second = storage.write(Transaction::number);
    assertThat(second).isEqualTo(first + 1);
    assertThat(storage.reads().lastCommit()).isEqualTo(second);
  }

  @Test
  void number_ofATransactionThatFailed_isGivenAgain() {
    long before = storage.write(Transaction::number);
    assertThatThrownBy(() -> write(LiveReadsContract::fail)).hasMessageStartingWith("no");
    storage.check();
    assertThat(storage.reads().lastCommit()).isEqualTo(before);
    assertThat(storage.<Long>write(Transaction::number)).isEqualTo(before + 1);
  }

  private static void fail(Transaction transaction) {
    throw new IllegalStateException("no " + transaction.number());
  }

  @Test
  void call_byItsId_isThatCall() {
    Script room =
        room().tell(Events.create(T), Events.destroy(T + 50), Events.user(103, 7, T + 90));
    for (long start : List.of(T, T + 90)) {
      assertThat(storage.reads().call(room.id(start), T + 99))
          .isEqualTo(storage.reads().call(APP, ROOM, T + 99, start));
    }
  }

  @Test
  void call_idOfNone_isEmpty() {
    room().tell(Events.create(T));
    assertThat(storage.reads().call(987_654_321, T)).isEmpty();
  }

  @Test
  void online_theLastInSessionOrderFirst() {
    long call = threeUsers();
    assertThat(uids(storage.reads().online(call, T + 60, 9))).containsExactly(9L, 8L);
    assertThat(uids(storage.reads().online(call, T + 60, 1))).containsExactly(9L);
    assertThat(storage.reads().online(call, T + 60, 0)).isEmpty();
  }

  @Test
  void online_afterADay_isNobody() {
    long call = threeUsers();
    assertThat(uids(storage.reads().online(call, T + 10 + DAY, 9))).containsExactly(9L, 8L);
    assertThat(uids(storage.reads().online(call, T + 11 + DAY, 9))).containsExactly(9L);
    assertThat(storage.reads().online(call, T + 31 + DAY, 9)).isEmpty();
  }

  @Test
  void online_otherCall_isNobody() {
    assertThat(storage.reads().online(threeUsers() + 1, T + 60, 9)).isEmpty();
  }

  private long threeUsers() {
    return room()
        .tell(
            Events.create(T),
            Events.user(103, 7, T + 5),
            Events.user(105, 8, T + 10),
            Events.user(103, 9, T + 30),
            Events.leave(104, 7, T + 50, 45L))
        .id(T);
  }

  private static List<Long> uids(List<Session> sessions) {
    return sessions.stream().map(Session::uid).toList();
  }
}
