package io.agorawebhooks.json;

import static io.agorawebhooks.json.JsonViewsTest.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.ChangedCall;
import io.agorawebhooks.storage.LiveCall;
import io.agorawebhooks.storage.LiveSnapshot;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveViewsTest {
  private static final AppId APP = new AppId("5f1a0c3e9b7d4f2e8a6c1d0b3e5f7a9c");
  private static final long T = 1767261600;
  private static final String CHANNEL = "a\r\n\n\u2028\"<é😀>";

  private static final LiveCall CALL =
      new LiveCall(
          new CallReport(
              CHANNEL,
              new Call(12, T, true, null, null, T + 9, T + 9, 3, 3, 2),
              true,
              new Totals(3, 5, 0, 0, 2, 30),
              3,
              2,
              List.of(10L)),
          List.of(
              session(new EventKey(T + 9, 1L, EventType.of(105), 4294967295L), "ana", 7L, 10L),
              session(new EventKey(T, 1L, EventType.of(103), 7), null, null, null)));

  private static Session session(
      EventKey key, @Nullable String account, @Nullable Long platform, @Nullable Long clientType) {
    Role role = key.uid() == 7 ? Role.HOST : Role.AUDIENCE;
    return new Session(
        key,
        12,
        key.ts(),
        null,
        false,
        false,
        false,
        null,
        role,
        List.of(),
        false,
        platform,
        clientType,
        null,
        account,
        null);
  }

  @Test
  void snapshot_hasTotalsOfAll() throws IOException {
    LiveSnapshot snapshot = new LiveSnapshot(34, T + 20, List.of(CALL), 201, 567);
    assertGolden("live", LiveViews.snapshot(APP, snapshot));
  }

  @Test
  void call_isARow() throws IOException {
    assertGolden("live-call", LiveViews.call(CALL, T + 20));
  }

  @Test
  void ended_namesTheRow() throws IOException {
    assertGolden("live-ended", LiveViews.ended(new ChangedCall(APP, CHANNEL, 12, T), T + 20));
  }

  @Test
  void everything_isOneLine() {
    LiveSnapshot snapshot = new LiveSnapshot(34, T + 20, List.of(CALL), 201, 567);
    assertThat(LiveViews.snapshot(APP, snapshot)).doesNotContain('\n').doesNotContain('\r');
  }
}
