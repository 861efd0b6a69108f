package io.agorawebhooks.kit;

import static io.agorawebhooks.kit.Events.create;
import static io.agorawebhooks.kit.Events.destroy;
import static io.agorawebhooks.kit.Events.leave;
import static io.agorawebhooks.kit.Events.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Work per event does not grow with the call (correlation.md, section 7), counted in sessions read:
 * the answers would be right without the shortcuts, only slow.
 */
class FlatWorkTest {
  private static final long T = 1767261600;
  private static final int USERS = 40;

  /** More than one event ever needs, fewer than a call has. */
  private static final int FEW = 12;

  private final OneChannel channel = new OneChannel("webinar");

  /** A user a second, from 1 on. */
  private void join() {
    List<Event> joins = new ArrayList<>();
    for (int i = 1; i <= USERS; i++) {
      joins.add(user(105, i, T + i));
    }
    channel.tell(joins.toArray(new Event[0]));
  }

  private void part(long from) {
    for (int i = 1; i <= USERS; i++) {
      costsLittle(leave(106, i, from + i, from - T));
    }
  }

  private void costsLittle(Event... events) {
    SessionReads reads = channel.tell(events);
    assertThat(reads.wholeCalls()).isZero();
    assertThat(reads.sessions()).isLessThanOrEqualTo(FEW);
    channel.check();
  }

  @Test
  void liveCall_everyEventOfAUser() {
    channel.tell(create(T));
    join();
    costsLittle(user(105, 99, T + 60));
    costsLittle(user(111, 7, T + 70));
    costsLittle(leave(106, 99, T + 80, 20L));
    costsLittle(user(105, 99, T + 90));
    costsLittle(leave(104, 7, T + 100, null));
    costsLittle(leave(106, 98, T + 110, 50L));
    part(T + 3600);
  }

  @Test
  void liveCall_lateEvents() {
    channel.tell(create(T));
    join();
    channel.tell(leave(106, 1, T + 3600, 3599L));
    costsLittle(user(105, 99, T + 60));
    costsLittle(leave(106, 99, T + 80, 20L));
    costsLittle(leave(106, 2, T + 90, 88L));
    costsLittle(user(105, 98, T));
    costsLittle(leave(106, 98, T + 7000, 7000L));
  }

  @Test
  void liveCall_joinUpToADayAfterTheLastThing() {
    channel.tell(create(T));
    join();
    costsLittle(user(105, 99, T + USERS + 24 * 3600));
    costsLittle(leave(106, 99, T + USERS + 25 * 3600, 3600L));
    costsLittle(user(105, 98, T + USERS + 49 * 3600));
  }

  @Test
  void endedCall_lateEvents() {
    channel.tell(create(T));
    join();
    part(T + 3600);
    channel.tell(destroy(T + 4000));
    costsLittle(user(105, 99, T + 60));
    costsLittle(leave(106, 99, T + 80, 20L));
    costsLittle(leave(106, 98, T + 110, 50L));
    costsLittle(user(112, 5, T + 70));
    costsLittle(user(105, 97, T + 4000 - 1));
  }

  @Test
  void endedCall_betweenOthers() {
    channel.tell(create(T - 900), user(105, 1, T - 890), destroy(T - 800), create(T));
    join();
    part(T + 3600);
    channel.tell(destroy(T + 4000), create(T + 5000), user(105, 1, T + 5010));
    costsLittle(user(105, 99, T + 60));
    costsLittle(leave(106, 99, T + 80, 20L));
    costsLittle(leave(106, 1, T + 5020, 10L));
    costsLittle(leave(106, 98, T - 850, 20L));
  }

  @Test
  void destroy_whenAllHaveLeft() {
    channel.tell(create(T));
    join();
    part(T + 3600);
    costsLittle(destroy(T + 3700));
    costsLittle(destroy(T + 3703));
  }

  @Test
  void destroy_readsThoseWhoseLeaveIsMissing() {
    channel.tell(create(T));
    join();
    for (int i = 2; i <= USERS; i++) {
      channel.tell(leave(106, i, T + 3600 + i, 3600L));
    }
    costsLittle(destroy(T + 3700));
  }

  @Test
  void group_inOrder() {
    for (int i = 1; i <= USERS; i++) {
      costsLittle(user(105, i, T + i));
    }
    costsLittle(user(111, 7, T + 70));
    costsLittle(user(105, 99, T + 80));
    costsLittle(leave(106, 99, T + 90, 10L));
    costsLittle(leave(106, 98, T + 95, 15L));
    part(T + 3600);
  }

  @Test
  void group_lateEvents() {
    join();
    channel.tell(user(105, 50, T + 1000));
    costsLittle(leave(106, 20, T + 30, 10L));
    costsLittle(user(105, 51, T + 500));
    costsLittle(leave(106, 51, T + 510, 10L));
    costsLittle(leave(106, 52, T + 520, 20L));
  }

  @Test
  void group_joinUpToAMinuteAfterTheLastPresence() {
    join();
    for (int i = 1; i <= USERS; i++) {
      channel.tell(leave(106, i, T + 100 + i, 100L));
    }
    costsLittle(user(105, 99, T + 100 + USERS + 60));
  }

  @Test
  void group_destroy() {
    join();
    part(T + 3600);
    SessionReads reads = channel.tell(destroy(T + 3600 + USERS));
    assertThat(reads.wholeCalls()).isLessThanOrEqualTo(1);
    channel.check();
  }

  @Test
  void duplicate_readsNothing() {
    channel.tell(create(T));
    join();
    SessionReads reads = channel.tell(user(105, 3, T + 3));
    assertThat(reads.sessions()).isZero();
  }
}
