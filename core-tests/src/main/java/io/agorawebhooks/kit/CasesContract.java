package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers known from elsewhere, through the intake and a storage. Every run is an app of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CasesContract {
  private static final NoticeDecoder DECODER = new NoticeDecoder();

  private Storage storage;
  private Intake intake;
  private int runs;

  /** An empty storage; closed by this class. */
  protected abstract Storage open();

  /** How many random orders each case is tried in. */
  protected int orders() {
    return 200;
  }

  @BeforeAll
  void start() {
    storage = open();
    intake = new Intake(storage, DECODER.contentOrder(), 10_000, 500);
  }

  @AfterAll
  void stop() {
    intake.close();
    storage.close();
  }

  static List<CorrelationCase> cases() {
    return CorrelationCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_inItsOrder(CorrelationCase known) {
    assertThat(stored(known, known.notices(), 1)).isEqualTo(known.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_reversed(CorrelationCase known) {
    List<byte[]> notices = new ArrayList<>(known.notices());
    Collections.reverse(notices);
    assertThat(stored(known, notices, 1)).isEqualTo(known.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_everythingTwice(CorrelationCase known) {
    List<byte[]> notices = new ArrayList<>(known.notices());
    notices.addAll(known.notices());
    assertThat(stored(known, notices, 1)).isEqualTo(known.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_shuffled(CorrelationCase known) {
    Random random = new Random(known.name().hashCode());
    List<byte[]> notices = new ArrayList<>(known.notices());
    for (int i = 0; i < orders(); i++) {
      Collections.shuffle(notices, random);
      assertThat(stored(known, notices, notices.size())).isEqualTo(known.expected());
    }
  }

  @Test
  void day_inItsOrder() {
    checkDay(DayCase.lines());
  }

  @Test
  void day_reversed() {
    List<DayCase.Line> lines = new ArrayList<>(DayCase.lines());
    Collections.reverse(lines);
    checkDay(lines);
  }

  @Test
  void day_shuffledAndDoubled() {
    List<DayCase.Line> lines = new ArrayList<>(DayCase.lines());
    lines.addAll(DayCase.lines());
    Collections.shuffle(lines, new Random(5513));
    checkDay(lines);
  }

  private void checkDay(List<DayCase.Line> lines) {
    AppId app = app();
    Counts counts =
        Feed.all(intake, lines.stream().map(line -> delivery(app, line.body())).toList());
    assertThat(counts.received()).isEqualTo(lines.size());
    DayCase.expected()
        .forEach(
            (channel, expected) ->
                assertThat(Truth.stored(storage.reads(), app, channel))
                    .as(channel)
                    .isEqualTo(expected));
  }

  @Test
  void agoraSamples_areStored_andOnlyRtcMakesCalls() {
    AppId app = app();
    Counts counts =
        Feed.all(
            intake,
            AgoraSamples.all().stream().map(sample -> delivery(app, sample.body())).toList());
    assertThat(counts.stored()).isEqualTo(82);
    assertThat(counts.duplicates()).isEqualTo(1);
    assertThat(counts.correlated()).isEqualTo(12);
    assertThat(
            storage
                .reads()
                .calls(app, CallQuery.ALL, 0, ListPart.of(CallOrder.ACTIVITY, 0, 100))
                .calls())
        .extracting(call -> call.channel())
        .containsExactlyInAnyOrder("standup #42 (eu)", "1to1_8841");
  }

  /**
   * @param together how many are handed in before the commit is waited for
   */
  private Expected stored(CorrelationCase known, List<byte[]> notices, int together) {
    AppId app = app();
    List<Delivery> deliveries = notices.stream().map(body -> delivery(app, body)).toList();
    for (int i = 0; i < deliveries.size(); i += together) {
      Feed.all(intake, deliveries.subList(i, Math.min(deliveries.size(), i + together)));
    }
    return Truth.stored(storage.reads(), app, known.channel());
  }

  private AppId app() {
    return new AppId("run-" + runs++);
  }

  private static Delivery delivery(AppId app, byte[] body) {
    try {
      return new Delivery(app, DECODER.decode(app, body), Instant.EPOCH, "", body);
    } catch (BadNotice e) {
      throw new IllegalArgumentException(e);
    }
  }
}
