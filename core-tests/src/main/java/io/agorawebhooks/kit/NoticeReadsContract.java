package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.AppSummary;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.NoticeQuery;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.StoredNotice;
import io.agorawebhooks.storage.StoredRejection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code Reads}: what came in. */
abstract class NoticeReadsContract extends Contract {
  private static final Delivery CREATE = at(1000, ROOM, "create", Events.create(T));
  private static final Delivery JOIN = at(3000, ROOM, "join", Events.user(103, 7, T));
  private static final Delivery LEAVE = at(2999, "hall", "leave", Events.leave(104, 8, T + 9, 9L));
  private static final Delivery TEST = at(4001, Notices.setAside(APP, "test", SetAside.TEST));
  private static final Delivery OTHER =
      at(4001, Notices.setAside(APP, "other", SetAside.OTHER_PRODUCT));

  private static Delivery at(long millis, String channel, String noticeId, Event event) {
    return at(millis, Notices.delivery(APP, channel, noticeId, event));
  }

  /** Received so many milliseconds after {@link #T}. */
  private static Delivery at(long millis, Delivery delivery) {
    return new Delivery(
        delivery.app(),
        delivery.notice(),
        Instant.ofEpochMilli(T * 1000 + millis),
        "User-Agent: a\n",
        delivery.body());
  }

  private static Rejection rejection(AppId app, long millis, String body) {
    return new Rejection(
        app,
        Instant.ofEpochMilli(T * 1000 + millis),
        400,
        "This is not JSON.",
        "User-Agent: b\n",
        body.getBytes(StandardCharsets.UTF_8));
  }

  private void five() {
    for (Delivery delivery : List.of(CREATE, JOIN, LEAVE, TEST, OTHER)) {
      write(transaction -> transaction.store(delivery));
    }
  }

  @Test
  void apps_thatSentSomething_byId() {
    Delivery early = at(-5, Feed.to(new AppId("B"), List.of(JOIN)).get(0));
    write(transaction -> transaction.store(JOIN));
    write(transaction -> transaction.store(early));
    write(transaction -> transaction.reject(rejection(OTHER_APP, 70, "{")));
    write(transaction -> transaction.count(APP, Counts.CORRELATED));
    assertThat(reads().apps(null, 9))
        .containsExactly(
            new AppSummary(APP, T * 1000 + 3000, T * 1000 + 3000, Counts.CORRELATED),
            new AppSummary(new AppId("B"), T * 1000 - 5, T * 1000 - 5, Counts.NONE),
            new AppSummary(OTHER_APP, T * 1000 + 70, T * 1000 + 70, Counts.NONE));
    assertThat(reads().lastReceivedMs()).isEqualTo(T * 1000 + 3000);
    assertThat(reads().apps(APP, 1)).map(AppSummary::app).containsExactly(new AppId("B"));
    assertThat(reads().apps(OTHER_APP, 9)).isEmpty();
    assertThat(reads().apps(null, 0)).isEmpty();
  }

  @Test
  void apps_firstAndLast_areOfAllThatCameInDuplicatesToo() {
    write(transaction -> transaction.store(JOIN));
    write(transaction -> transaction.store(at(9000, JOIN)));
    write(transaction -> transaction.reject(rejection(APP, 10, "{")));
    assertThat(reads().apps(null, 9))
        .containsExactly(new AppSummary(APP, T * 1000 + 10, T * 1000 + 9000, Counts.NONE));
  }

  @Test
  void apps_thatSentNothing_areNotAmongThem() {
    write(transaction -> transaction.count(APP, Counts.NONE));
    assertThat(reads().apps(null, 9)).isEmpty();
    assertThat(reads().lastReceivedMs()).isNull();
  }

  @Test
  void notices_newestFirst_ofOneMillisecondTheLastStored() {
    five();
    assertThat(ids(NoticeQuery.ALL)).containsExactly("other", "test", "join", "leave", "create");
  }

  @Test
  void notices_sayWhatIsStored() {
    five();
    List<NoticeEntry> entries = reads().notices(APP, NoticeQuery.ALL, null, 9);
    assertThat(entries.get(2))
        .isEqualTo(
            new NoticeEntry(
                new NoticePlace(T * 1000 + 3000, entries.get(2).place().id()),
                "join",
                null,
                1L,
                103L,
                ROOM,
                7L,
                T,
                null,
                JOIN.body().length));
    assertThat(entries.get(4).uid()).as("of a create").isNull();
    assertThat(entries.get(0).setAside()).isEqualTo(SetAside.OTHER_PRODUCT);
    assertThat(entries.get(0).ts()).isNull();
  }

  @Test
  void notices_afterAPlace_goOnBehindIt() {
    five();
    assertThat(walk(1)).containsExactly("other", "test", "join", "leave", "create");
    assertThat(walk(2)).containsExactly("other", "test", "join", "leave", "create");
    assertThat(reads().notices(APP, NoticeQuery.ALL, null, 0)).isEmpty();
  }

  private List<String> walk(int limit) {
    List<String> ids = new ArrayList<>();
    List<NoticeEntry> part = reads().notices(APP, NoticeQuery.ALL, null, limit);
    while (!part.isEmpty()) {
      part.forEach(entry -> ids.add(entry.noticeId()));
      part = reads().notices(APP, NoticeQuery.ALL, part.get(part.size() - 1).place(), limit);
    }
    return ids;
  }

  @Test
  void notices_filters_mustAllHold() {
    five();
    assertThat(ids(query(ROOM, null, null, null, null, null))).containsExactly("join", "create");
    assertThat(ids(query("Room", null, null, null, null, null))).isEmpty();
    assertThat(ids(query(null, 8L, null, null, null, null))).containsExactly("leave");
    assertThat(ids(query(null, null, 103L, null, null, null))).containsExactly("join");
    assertThat(ids(query(null, null, null, 1L, null, null)))
        .containsExactly("join", "leave", "create");
    assertThat(ids(query(null, null, null, null, false, null))).containsExactly("other", "test");
    assertThat(ids(query(null, null, null, null, true, null)))
        .containsExactly("join", "leave", "create");
    assertThat(ids(query(null, null, null, null, null, SetAside.TEST))).containsExactly("test");
    assertThat(ids(query(ROOM, 8L, null, null, null, null))).isEmpty();
    assertThat(ids(query(null, null, null, null, true, SetAside.TEST))).isEmpty();
  }

  private static NoticeQuery query(
      @Nullable String channel,
      @Nullable Long uid,
      @Nullable Long type,
      @Nullable Long product,
      @Nullable Boolean correlated,
      @Nullable SetAside reason) {
    return new NoticeQuery(Range.ALL, channel, uid, type, product, correlated, reason);
  }

  @Test
  void notices_range_isOfWholeSeconds() {
    five();
    assertThat(ids(received(T + 2, T + 3))).containsExactly("leave");
    assertThat(ids(received(T + 3, T + 4))).containsExactly("join");
    assertThat(ids(received(T + 4, Long.MAX_VALUE))).containsExactly("other", "test");
    assertThat(ids(received(Long.MIN_VALUE, T + 2))).containsExactly("create");
  }

  private static NoticeQuery received(long from, long to) {
    return new NoticeQuery(new Range(from, to), null, null, null, null, null, null);
  }

  @Test
  void notices_ofOtherAppsAndChannelsOfTheSameName_areNotAmongThem() {
    five();
    assertThat(reads().notices(OTHER_APP, NoticeQuery.ALL, null, 9)).isEmpty();
    assertThat(reads().notices(OTHER_APP, query(ROOM, null, null, null, null, null), null, 9))
        .isEmpty();
  }

  @Test
  void noticesById_haveHeadersAndEveryByte() {
    five();
    write(transaction -> transaction.store(at(5000, "hall", "join", Events.user(103, 7, T))));
    List<StoredNotice> copies = reads().notices(APP, "join", Range.ALL, null, 9);
    assertThat(copies).map(copy -> copy.entry().channel()).containsExactly("hall", ROOM);
    assertThat(copies.get(1).body()).isEqualTo(JOIN.body());
    assertThat(copies.get(1).headers()).isEqualTo("User-Agent: a\n");
    assertThat(reads().notices(APP, "join", Range.ALL, null, 1)).hasSize(1);
    assertThat(reads().notices(APP, "join", Range.ALL, copies.get(0).entry().place(), 9))
        .map(copy -> copy.entry().channel())
        .containsExactly(ROOM);
    assertThat(reads().notices(APP, "join", new Range(T + 3, T + 4), null, 9))
        .map(copy -> copy.entry().channel())
        .containsExactly(ROOM);
    assertThat(reads().notices(APP, "join", new Range(T + 4, T + 5), null, 9)).isEmpty();
    assertThat(reads().notices(APP, "Join", Range.ALL, null, 9)).isEmpty();
    assertThat(reads().notices(OTHER_APP, "join", Range.ALL, null, 9)).isEmpty();
  }

  @Test
  void rejections_newestFirst() {
    write(transaction -> transaction.reject(rejection(APP, 1000, "{")));
    write(transaction -> transaction.reject(rejection(APP, 3000, "[")));
    write(transaction -> transaction.reject(rejection(APP, 3000, "\"")));
    write(transaction -> transaction.reject(rejection(APP, 2000, "(")));
    List<StoredRejection> kept = reads().rejections(APP, Range.ALL, null, 9);
    assertThat(kept).map(NoticeReadsContract::body).containsExactly("\"", "[", "(", "{");
    assertThat(reads().rejections(APP, Range.ALL, kept.get(1).place(), 1))
        .map(NoticeReadsContract::body)
        .containsExactly("(");
    assertThat(reads().rejections(APP, new Range(T + 2, T + 3), null, 9))
        .map(NoticeReadsContract::body)
        .containsExactly("(");
    assertThat(reads().rejections(OTHER_APP, Range.ALL, null, 9)).isEmpty();
  }

  @Test
  void withdraw_givesUpWhatIsKept_once() {
    write(transaction -> transaction.reject(rejection(APP, 1000, "{")));
    write(transaction -> transaction.reject(rejection(APP, 2000, "[")));
    Rejection first = rejection(APP, 1000, "{");

    assertThat(storage.<Boolean>write(transaction -> transaction.withdraw(first))).isTrue();
    assertThat(storage.<Boolean>write(transaction -> transaction.withdraw(first))).isFalse();
    assertThat(reads().rejections(APP, Range.ALL, null, 9))
        .map(NoticeReadsContract::body)
        .containsExactly("[");
  }

  @Test
  void rejections_sayAllThatIsKept() {
    Rejection refused = rejection(APP, 1, "{");
    write(transaction -> transaction.reject(refused));
    Rejection kept = reads().rejections(APP, Range.ALL, null, 9).get(0).rejection();
    assertThat(kept).usingRecursiveComparison().isEqualTo(refused);
  }

  private static String body(StoredRejection kept) {
    return new String(kept.rejection().body(), StandardCharsets.UTF_8);
  }

  private List<String> ids(NoticeQuery query) {
    return reads().notices(APP, query, null, 9).stream().map(NoticeEntry::noticeId).toList();
  }

  private Reads reads() {
    return storage.reads();
  }
}
