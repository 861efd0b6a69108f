package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.CallStore;
import io.agorawebhooks.correlation.ChannelChange;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.ListPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code CallStore}, and what {@code ChannelStore.apply} does to calls. */
abstract class CallStoreContract extends Contract {
  @Test
  void call_byId_isThatCall() {
    Script room = threeCalls();
    for (Call call : room.calls()) {
      assertThat(call(call.id())).contains(call);
    }
  }

  @Test
  void call_unknownId_isNone() {
    threeCalls();
    assertThat(call(newIds().get(0))).isEmpty();
  }

  @Test
  void call_ofOtherChannel_isNone() {
    threeCalls();
    long other = script("other room").tell(Events.create(T)).id(T);
    assertThat(call(other)).isEmpty();
  }

  @Test
  void latestTo_aSecond_includesIt() {
    List<Call> calls = threeCalls().calls();
    assertThat(latestTo(T + 100)).contains(calls.get(1));
    assertThat(latestTo(T + 99)).contains(calls.get(0));
    assertThat(latestTo(T - 1)).isEmpty();
    assertThat(latestTo(Long.MAX_VALUE)).contains(calls.get(2));
  }

  @Test
  void earliestAfter_aSecond_excludesIt() {
    List<Call> calls = threeCalls().calls();
    assertThat(earliestAfter(T - 1)).contains(calls.get(0));
    assertThat(earliestAfter(T)).contains(calls.get(1));
    assertThat(earliestAfter(T + 200)).isEmpty();
  }

  @Test
  void calls_boundsOfTheRange_areInIt() {
    List<Call> calls = threeCalls().calls();
    assertThat(calls(T, T + 200)).isEqualTo(calls);
    assertThat(calls(T + 1, T + 199)).containsExactly(calls.get(1));
    assertThat(calls(T + 100, T + 100)).containsExactly(calls.get(1));
    assertThat(calls(T + 101, T + 199)).isEmpty();
  }

  @Test
  void newId_isNoCallsOfAnyChannel() {
    List<Long> taken = new ArrayList<>();
    threeCalls().calls().forEach(call -> taken.add(call.id()));
    taken.add(script("other room").tell(Events.create(T)).id(T));
    assertThat(newIds()).doesNotContainAnyElementsOf(taken);
  }

  @Test
  void newId_askedAgain_isAnother() {
    assertThat(newIds()).doesNotHaveDuplicates();
  }

  @Test
  void newId_ofRemovedCall_isNotGivenAgain() {
    Script room = room().tell(Events.create(T));
    long id = room.id(T);
    List<Long> given =
        storage.write(
            transaction -> {
              transaction
                  .channel(APP, ROOM)
                  .apply(new ChannelChange(List.of(), List.of(id), List.of(), List.of()));
              CallStore calls = transaction.channel(APP, ROOM).calls();
              return List.of(calls.newId(), calls.newId());
            });
    assertThat(given).doesNotContain(id);
    assertThat(newIds()).doesNotContain(id);
  }

  @Test
  void apply_callWhoseStartMoved_isFoundAtTheNewOne() {
    Call call = room().tell(Events.user(103, 7, T)).calls().get(0);
    Call moved = startingAt(call, T - 10);
    apply(moved);
    assertThat(call(call.id())).contains(moved);
    assertThat(calls(0, Long.MAX_VALUE)).containsExactly(moved);
  }

  @Test
  void apply_callThatTakesTheStartOfAnother_bothAreThere() {
    List<Call> calls = threeCalls().calls();
    Call first = startingAt(calls.get(0), T + 100);
    Call second = startingAt(calls.get(1), T);
    apply(first, second);
    assertThat(calls(0, T + 150)).containsExactly(second, first);
  }

  @Test
  void apply_removedCall_isGone() {
    Call call = room().tell(Events.create(T)).calls().get(0);
    write(
        transaction ->
            transaction
                .channel(APP, ROOM)
                .apply(new ChannelChange(List.of(), List.of(call.id()), List.of(), List.of())));
    assertThat(call(call.id())).isEmpty();
    assertThat(calls(0, Long.MAX_VALUE)).isEmpty();
    assertThat(
            storage
                .reads()
                .calls(APP, CallQuery.ALL, T, ListPart.of(CallOrder.ACTIVITY, 0, 9))
                .calls())
        .isEmpty();
  }

  @Test
  void apply_callWithoutSessions_comesBackAsItIs() {
    Call call = room().tell(Events.create(T)).calls().get(0);
    assertThat(call.lastJoin()).isEqualTo(Long.MIN_VALUE);
    assertThat(call(call.id())).contains(call);
  }

  private void apply(Call... calls) {
    write(
        transaction ->
            transaction
                .channel(APP, ROOM)
                .apply(new ChannelChange(List.of(), List.of(), List.of(calls), List.of())));
  }

  private static Call startingAt(Call call, long start) {
    return new Call(
        call.id(),
        start,
        call.created(),
        call.destroyed(),
        call.end(),
        call.known(),
        call.lastJoin(),
        call.sessions(),
        call.users(),
        call.endless());
  }

  private Script threeCalls() {
    return room()
        .tell(
            Events.create(T + 200),
            Events.create(T),
            Events.user(103, 7, T),
            Events.destroy(T + 50),
            Events.create(T + 100));
  }

  private Optional<Call> call(long id) {
    return inRoom(store -> store.calls().call(id));
  }

  private Optional<Call> latestTo(long second) {
    return inRoom(store -> store.calls().latestTo(second));
  }

  private Optional<Call> earliestAfter(long second) {
    return inRoom(store -> store.calls().earliestAfter(second));
  }

  private List<Call> calls(long from, long to) {
    return inRoom(store -> store.calls().calls(from, to));
  }

  private List<Long> newIds() {
    return inRoom(store -> List.of(store.calls().newId(), store.calls().newId()));
  }
}
