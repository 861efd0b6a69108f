package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.correlation.CodePoints;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.DayOfChannel;
import io.agorawebhooks.storage.DayOfUser;
import io.agorawebhooks.storage.ExportPart;
import io.agorawebhooks.storage.ExportQuery;
import io.agorawebhooks.storage.Exports;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.NoticeQuery;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.StoredNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ExportReads}, and that an export adds up to what is on screen. */
abstract class ExportReadsContract extends Contract {
  private static final int QUERIES = 40;

  /** Between these two, order by code point and by UTF-16 unit differ. */
  private static final String HIGH = "\ud83d\ude00";

  private static final String LOWER = "\uffee";

  private void feed(List<Delivery> deliveries) {
    try (Intake intake = new Intake(storage, World.CONTENT_ORDER, 1000, 20)) {
      Feed.all(intake, deliveries);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void export_addsUpToListAndTables(long seed) {
    List<Delivery> world = World.stream(4, 160, seed);
    feed(world);
    Filters filters =
        new Filters(new SplittableRandom(seed), Told.histories(world, World.CONTENT_ORDER));
    for (int i = 0; i < QUERIES; i++) {
      long asOf = filters.asOf();
      Filter filter = filters.query().filter();
      Exported exported = export(filter, asOf);
      CallSums listed =
          reads()
              .calls(APP, CallQuery.of(filter), asOf, ListPart.of(CallOrder.ACTIVITY, 0, 0))
              .sums();
      assertThat(CallSums.of(listed.calls(), exported.totals))
          .as("%s as of %s", filter, asOf)
          .isEqualTo(listed);
      assertThat(exported.notices).isEqualTo(noticesOf(filter));
      checkDays(exported, new ExportQuery(APP, filter, Set.of(), asOf).days(), filter);
    }
  }

  private Exported export(Filter filter, long asOf) {
    Exported exported = new Exported();
    new Exports(storage)
        .run(new ExportQuery(APP, filter, EnumSet.allOf(ExportPart.class), asOf), exported);
    return exported;
  }

  private List<NoticePlace> noticesOf(Filter filter) {
    return reads()
        .notices(
            APP, new NoticeQuery(filter.range(), null, null, null, null, null, null), null, 9999)
        .stream()
        .filter(
            entry ->
                entry.channel() == null
                    ? filter.channels().isEmpty()
                    : filter.isOf(entry.channel()))
        .map(NoticeEntry::place)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private void checkDays(Exported exported, Range days, Filter filter) {
    List<DayOfChannel> ofChannels = new ArrayList<>();
    List<DayOfUser> ofUsers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "room-" + i;
      if (filter.isOf(name)) {
        new TreeMap<>(reads().channelDays(APP, name))
            .subMap(days.from(), days.to())
            .forEach((day, figures) -> ofChannels.add(new DayOfChannel(name, day, figures)));
        new TreeMap<>(reads().userDays(APP, name))
            .subMap(new UserDay(days.from(), 0), new UserDay(days.to(), 0))
            .forEach((day, share) -> ofUsers.add(new DayOfUser(name, day, share)));
      }
    }
    assertThat(exported.channelDays).isEqualTo(ofChannels);
    assertThat(exported.userDays).isEqualTo(ofUsers);
  }

  @Test
  void roleEvents_areTheSwitchesOfSessionsThatMatch() {
    room()
        .tell(Events.user(103, 7, T), Events.user(112, 7, T + 5), Events.leave(106, 7, T + 9, 9L));
    Filter after = Filter.in(new Range(T + 6, T + 100));
    assertThat(export(after, T).roleEvents).containsExactly("room 7 " + (T + 5) + " AUDIENCE");
    assertThat(export(after, T).totals).isEqualTo(new Totals(1, 0, 3, 0, 0, 0));
    assertThat(export(Filter.in(new Range(T + 10, T + 100)), T).roleEvents).isEmpty();
  }

  @Test
  void parts_thatAreNotWanted_areLeftOut() {
    room().tell(Events.user(103, 7, T), Events.leave(104, 7, T + 9, 9L));
    Exported exported = new Exported();
    new Exports(storage)
        .run(new ExportQuery(APP, Filter.ALL, Set.of(ExportPart.USER_METRICS), T), exported);
    assertThat(exported.userDays).hasSize(1);
    assertThat(exported.channelDays).isEmpty();
    assertThat(exported.totals).isEqualTo(Totals.NONE);
  }

  @Test
  void notices_earliestFirst_ofOneMillisecondTheFirstStored() {
    for (String id : List.of("b", "c", "a")) {
      write(transaction -> transaction.store(at(id.equals("a") ? 1999 : 2000, id)));
    }
    assertThat(noticesIn(Range.ALL)).containsExactly("a", "b", "c");
    assertThat(noticesIn(new Range(T + 2, T + 3))).containsExactly("b", "c");
    assertThat(noticesIn(new Range(T, T + 2))).containsExactly("a");
  }

  private static Delivery at(long millis, String id) {
    Delivery delivery = Notices.setAside(APP, id, SetAside.TEST);
    return new Delivery(
        APP,
        delivery.notice(),
        Instant.ofEpochMilli(T * 1000 + millis),
        "User-Agent: a\n",
        delivery.body());
  }

  private List<String> noticesIn(Range received) {
    List<StoredNotice> found = new ArrayList<>();
    reads().notices(APP, received, Set.of(), found::add);
    assertThat(found).allMatch(notice -> notice.headers().equals("User-Agent: a\n"));
    assertThat(found).allMatch(notice -> notice.body().length == notice.entry().bytes());
    return found.stream().map(notice -> notice.entry().noticeId()).toList();
  }

  @Test
  void notices_ofOneOrSeveralChannels() {
    for (String channel : List.of("a", "b", "c")) {
      Delivery delivery = Notices.delivery(APP, channel, channel, Events.create(T));
      write(transaction -> transaction.store(delivery));
    }
    assertThat(noticesOf(Set.of("b"))).containsExactly("b");
    assertThat(noticesOf(Set.of("c", "a", "d"))).containsExactly("a", "c");
    assertThat(noticesOf(Set.of("d"))).isEmpty();
  }

  private List<String> noticesOf(Set<String> channels) {
    List<String> found = new ArrayList<>();
    reads().notices(APP, Range.ALL, channels, notice -> found.add(notice.entry().noticeId()));
    reads().notices(OTHER_APP, Range.ALL, channels, notice -> found.add("of another app"));
    return found;
  }

  @Test
  void channels_thatHadACall_byCodePoint() {
    for (String name : List.of(HIGH, "b", LOWER, "B")) {
      script(name).tell(Events.user(103, 7, T));
    }
    write(transaction -> transaction.channel(APP, "nothing"));
    List<String> names = new ArrayList<>();
    reads().channels(APP, names::add);
    assertThat(names).containsExactly("B", "b", LOWER, HIGH).isSortedAccordingTo(CodePoints.ORDER);
    reads().channels(OTHER_APP, name -> assertThat(name).isNull());
  }

  @Test
  void days_byChannelInOrderOfCodePoints() {
    for (String name : List.of(HIGH, "b", LOWER)) {
      script(name).tell(Events.user(103, 9, T), Events.user(103, 7, T + 1));
    }
    List<String> days = new ArrayList<>();
    reads().userDays(APP, Range.ALL, Set.of(), day -> days.add(day.channel() + day.day().uid()));
    reads().channelDays(APP, Range.ALL, Set.of(HIGH, "b"), day -> days.add(day.channel()));
    assertThat(days)
        .containsExactly("b7", "b9", LOWER + 7, LOWER + 9, HIGH + 7, HIGH + 9, "b", HIGH);
  }

  @Test
  void extent_holdsAllCallsAndSessions() {
    assertThat(reads().extent(APP)).isEmpty();
    room().tell(Events.user(103, 7, T - 3), Events.create(T), Events.leave(104, 7, T + 9, 12L));
    script("b").tell(Events.user(103, 8, T + 4));
    assertThat(reads().extent(APP)).contains(new Range(T - 3, T + 10));
    script("c").tell(Events.create(T - 50), Events.destroy(T + 90));
    assertThat(reads().extent(APP)).contains(new Range(T - 50, T + 91));
    assertThat(reads().extent(OTHER_APP)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void readThatIsEndedByItsConsumer_leavesTheStorageAsItWas(int rows) {
    for (String name : List.of("a", "b", "c")) {
      script(name).tell(Events.user(103, 9, T), Events.leave(104, 9, T + 5, 5L));
    }
    for (int i = 0; i < 20; i++) {
      int[] left = {rows};
      assertThatThrownBy(() -> storage.read(reads -> readUntilNone(reads, left)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("enough");
    }
    script("d").tell(Events.user(103, 9, T));
    assertThat(reads().extent(APP)).isPresent();
  }

  @Test
  void sessions_ofOneSecond_byChannelThenUser_whateverCameFirst() {
    for (String name : List.of(HIGH, "b", LOWER)) {
      script(name)
          .tell(
              Events.user(103, 9, T),
              Events.leave(104, 9, T + 90, 90L),
              Events.user(103, 7, T),
              Events.user(103, 8, T),
              Events.leave(104, 8, T + 1, 1L));
    }
    List<String> found = new ArrayList<>();
    reads()
        .sessions(
            APP,
            Filter.ALL,
            T + 100,
            session -> found.add(session.channel() + session.session().uid()));
    assertThat(found)
        .containsExactly(
            "b7", "b8", "b9", LOWER + 7, LOWER + 8, LOWER + 9, HIGH + 7, HIGH + 8, HIGH + 9);
  }

  private static boolean readUntilNone(Reads reads, int[] left) {
    reads.sessions(
        APP,
        Filter.ALL,
        T,
        found -> {
          if (--left[0] == 0) {
            throw new IllegalStateException("enough");
          }
        });
    return true;
  }

  private Reads reads() {
    return storage.reads();
  }
}
