package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.correlation.ChannelChange;
import io.agorawebhooks.correlation.Speaker;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code EventStore}. */
abstract class EventStoreContract extends Contract {
  private static final Event CREATE = Events.create(T);
  private static final Event DESTROY = Events.destroy(T + 10);
  private static final Event AGAIN = Events.create(T + 10);

  @Test
  void marksBefore_aSecond_excludesIt() {
    tell(CREATE, DESTROY, AGAIN);
    assertThat(marksBefore(T + 10, 9)).containsExactly(CREATE.key());
  }

  @Test
  void marksBefore_descends() {
    tell(DESTROY, CREATE, AGAIN);
    assertThat(marksBefore(T + 11, 9)).containsExactly(DESTROY.key(), AGAIN.key(), CREATE.key());
  }

  @Test
  void marksBefore_more_stopsAtTheLimit() {
    tell(DESTROY, CREATE, AGAIN);
    assertThat(marksBefore(T + 11, 2)).containsExactly(DESTROY.key(), AGAIN.key());
  }

  @Test
  void marksFrom_aSecond_includesIt() {
    tell(CREATE, DESTROY, AGAIN);
    assertThat(marksFrom(T + 10, 9)).containsExactly(AGAIN.key(), DESTROY.key());
  }

  @Test
  void marksFrom_more_stopsAtTheLimit() {
    tell(DESTROY, CREATE, AGAIN);
    assertThat(marksFrom(T, 2)).containsExactly(CREATE.key(), AGAIN.key());
  }

  @Test
  void marks_userEventsAndOtherChannels_areNotAmongThem() {
    tell(CREATE, Events.user(103, 7, T));
    script("other room").tell(DESTROY);
    assertThat(marksFrom(0, 9)).containsExactly(CREATE.key());
    assertThat(marksBefore(Long.MAX_VALUE, 9)).containsExactly(CREATE.key());
  }

  @Test
  void marks_none_isEmpty() {
    assertThat(marksFrom(Long.MIN_VALUE, 9)).isEmpty();
    assertThat(marksBefore(Long.MAX_VALUE, 9)).isEmpty();
  }

  @Test
  void events_areInTheOrderOfTheirKeys() {
    Event seqless = Events.leave(104, 7, T, 0L);
    Event small = Events.event(103, 7, T, 1L, null);
    Event huge = Events.event(103, 7, T, -1L, null);
    Event sameSeqRole = Events.event(112, 7, T, -1L, null);
    Event sameSeqLeave = Events.event(106, 7, T, -1L, null);
    Event later = Events.user(103, 7, T + 1);
    tell(later, sameSeqLeave, huge, sameSeqRole, small, seqless);
    assertThat(events(7, T, 9))
        .containsExactly(seqless, small, huge, sameSeqRole, sameSeqLeave, later);
  }

  @Test
  void events_fromASecond_includesIt() {
    Event at = Events.user(103, 7, T + 1);
    tell(Events.user(103, 7, T), at);
    assertThat(events(7, T + 1, 9)).containsExactly(at);
  }

  @Test
  void events_more_stopsAtTheLimit() {
    Event first = Events.user(103, 7, T);
    tell(Events.user(103, 7, T + 1), first);
    assertThat(events(7, 0, 1)).containsExactly(first);
  }

  @Test
  void events_otherUsersAndChannels_areNotAmongThem() {
    tell(CREATE, Events.user(103, 8, T));
    script("other room").tell(Events.user(103, 7, T));
    assertThat(events(7, 0, 9)).isEmpty();
  }

  @Test
  void events_extremeValues_comeBackAsTheyAre() {
    Event event =
        new Event(
            new EventKey(T, Long.MIN_VALUE, EventType.of(104), 4294967295L),
            2_592_000L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            999L,
            "\u6f22 '\" \ud83d\ude00",
            "sid");
    tell(event);
    assertThat(events(4294967295L, T, 9)).containsExactly(event);
  }

  @Test
  void speaker_ofAStoredEvent_isItsNotice() {
    tell(CREATE);
    Delivery delivery = Notices.delivery(APP, ROOM, CREATE);
    Speaker speaker = speaker(CREATE.key());
    assertThat(speaker.noticeId()).isEqualTo(delivery.notice().noticeId());
    assertThat(speaker.body()).isEqualTo(delivery.body());
  }

  @Test
  void speaker_otherSpeaksFromNowOn_isTheOther() {
    Event silent = Events.user(103, 7, T);
    Event named = new Event(silent.key(), null, 7L, null, null, "maria", null);
    tell(silent);
    write(
        transaction -> {
          Delivery better = Notices.delivery(APP, ROOM, "a", named);
          transaction.store(better);
          transaction
              .channel(APP, ROOM)
              .apply(new ChannelChange(List.of(better), List.of(), List.of(), List.of()));
        });
    assertThat(speaker(silent.key()).noticeId()).isEqualTo("a");
    assertThat(events(7, 0, 9)).containsExactly(named);
  }

  @Test
  void speaker_unknownEvent_isRefused() {
    tell(CREATE);
    assertThatThrownBy(() -> speaker(DESTROY.key())).isInstanceOf(IllegalArgumentException.class);
  }

  private void tell(Event... events) {
    room().tell(events);
  }

  private List<EventKey> marksBefore(long before, int limit) {
    return inRoom(store -> store.events().marksBefore(before, limit));
  }

  private List<EventKey> marksFrom(long from, int limit) {
    return inRoom(store -> store.events().marksFrom(from, limit));
  }

  private List<Event> events(long uid, long from, int limit) {
    return inRoom(store -> store.events().events(uid, from, limit));
  }

  private Speaker speaker(EventKey key) {
    return inRoom(store -> store.events().speaker(key));
  }
}
