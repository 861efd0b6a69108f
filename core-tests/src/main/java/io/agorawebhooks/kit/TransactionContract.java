package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code Storage} and {@code Transaction}. */
abstract class TransactionContract extends Contract {
  private static final Delivery JOIN = Notices.delivery(APP, ROOM, Events.user(103, 7, T));

  @Test
  void write_answersWithWhatTheWorkReturns() {
    assertThat(storage.<String>write(transaction -> "done")).isEqualTo("done");
  }

  @Test
  void write_workThrows_throwsTheSame() {
    RuntimeException thrown = new IllegalStateException("no");
    assertThatThrownBy(() -> write(transaction -> fail(thrown))).isSameAs(thrown);
  }

  @Test
  void write_workThrows_keepsNothing() {
    room().tell(Events.create(T), Events.user(103, 8, T));
    Counts counts = storage.reads().counts(APP);
    List<?> calls =
        storage
            .reads()
            .calls(APP, CallQuery.ALL, T + 10, ListPart.of(CallOrder.ACTIVITY, 0, 10))
            .calls();
    assertThatThrownBy(() -> write(this::everythingThenFail)).hasMessage("too late");
    assertThat(storage.reads().counts(APP)).isEqualTo(counts);
    assertThat(
            storage
                .reads()
                .calls(APP, CallQuery.ALL, T + 10, ListPart.of(CallOrder.ACTIVITY, 0, 10))
                .calls())
        .isEqualTo(calls);
    assertThat(isStored(JOIN)).as("the notice of the failed transaction is new").isTrue();
  }

  private void everythingThenFail(Transaction transaction) {
    transaction.store(JOIN);
    transaction.count(APP, Counts.CORRELATED);
    transaction.reject(rejection("{"));
    new Script(storage, APP, "other room").tell(transaction, List.of(Events.create(T)));
    fail(new IllegalStateException("too late"));
  }

  private static void fail(RuntimeException thrown) {
    throw thrown;
  }

  @Test
  void write_failedBefore_worksAgain() {
    assertThatThrownBy(() -> write(transaction -> fail(new IllegalStateException("no"))))
        .hasMessage("no");
    write(transaction -> transaction.count(APP, Counts.DUPLICATE));
    assertThat(storage.reads().counts(APP)).isEqualTo(Counts.DUPLICATE);
  }

  @Test
  void writers_takeTurns() {
    IntStream.range(0, 40)
        .parallel()
        .forEach(i -> write(transaction -> transaction.count(APP, Counts.DUPLICATE)));
    assertThat(storage.reads().counts(APP)).isEqualTo(new Counts(40, 0, 40, 0, 0, Map.of()));
  }

  @Test
  void check_changesNothing() {
    write(transaction -> transaction.count(APP, Counts.DUPLICATE));
    storage.check();
    assertThat(storage.reads().counts(APP)).isEqualTo(Counts.DUPLICATE);
  }

  @Test
  void store_newNotice_isStored() {
    assertThat(isStored(JOIN)).isTrue();
  }

  @Test
  void store_sameKeyInTheTransaction_isDuplicate() {
    assertThat(
            storage.<List<Boolean>>write(
                transaction -> List.of(transaction.store(JOIN), transaction.store(JOIN))))
        .containsExactly(true, false);
  }

  @Test
  void store_sameKeyLater_isDuplicate() {
    isStored(JOIN);
    assertThat(isStored(JOIN)).isFalse();
  }

  @Test
  void store_sameNoticeIdWithOtherContent_isStored() {
    String id = JOIN.notice().noticeId();
    isStored(JOIN);
    Delivery other = Notices.delivery(APP, ROOM, id, Events.user(103, 8, T));
    assertThat(isStored(other)).isTrue();
  }

  @Test
  void store_setAsideOfEveryReason_isStored() {
    for (SetAside reason : SetAside.values()) {
      Delivery notice = Notices.setAside(APP, "n-" + reason, reason);
      assertThat(isStored(notice)).isTrue();
    }
  }

  private boolean isStored(Delivery delivery) {
    return storage.write(transaction -> transaction.store(delivery));
  }

  @Test
  void reject_doesNotCountByItself() {
    write(transaction -> transaction.reject(rejection("{")));
    assertThat(storage.reads().counts(APP)).isEqualTo(Counts.NONE);
  }

  @Test
  void reject_theSameAgain_isFine() {
    write(transaction -> transaction.reject(rejection("{")));
    write(transaction -> transaction.reject(rejection("{")));
    assertThat(isStored(Notices.setAside(APP, "after", SetAside.TEST))).isTrue();
  }

  private static Rejection rejection(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Rejection(APP, Instant.EPOCH, 400, "This is not JSON.", "", bytes);
  }

  @Test
  void count_addsUpByApp() {
    Counts first = Counts.CORRELATED.plus(Counts.setAside(SetAside.TEST));
    Counts second = Counts.REJECTED.plus(Counts.setAside(SetAside.NO_UID));
    write(transaction -> transaction.count(APP, first));
    write(transaction -> transaction.count(APP, second));
    write(transaction -> transaction.count(OTHER_APP, Counts.DUPLICATE));
    assertThat(storage.reads().counts(APP)).isEqualTo(first.plus(second));
    assertThat(storage.reads().counts(OTHER_APP)).isEqualTo(Counts.DUPLICATE);
  }

  @Test
  void counts_appThatSentNothing_areNone() {
    assertThat(storage.reads().counts(OTHER_APP)).isEqualTo(Counts.NONE);
  }

  @Test
  void channel_everyName_isAChannelOfItsOwn() {
    Set<String> names = new HashSet<>(ChannelNames.all());
    names.addAll(List.of("Room", "room", "room ", "r\u00e9", "re\u0301", "\ud83d\ude00", "\uffee"));
    long at = T;
    for (String name : names) {
      script(name).tell(Events.create(at++));
    }
    for (String name : names) {
      assertThat(storage.reads().callsBefore(APP, name, T, Long.MAX_VALUE, 9)).as(name).hasSize(1);
    }
  }

  @Test
  void channel_sameNameInOtherApp_isAnother() {
    room().tell(Events.create(T));
    assertThat(storage.reads().call(OTHER_APP, ROOM, T, null)).isEmpty();
  }
}
