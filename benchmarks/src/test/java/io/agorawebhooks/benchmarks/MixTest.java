package io.agorawebhooks.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixTest {
  @Test
  void mix_ofACall_isTwentyMeasuredSessions() throws BadNotice {
    Mix mix = new Mix("test");
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < Mix.CALL; i++) {
      events.add(new NoticeDecoder().decode(new AppId("app"), mix.body(Mix.CALL + i)).event());
    }
    History history = History.of(events);
    assertThat(history.calls()).hasSize(1);
    assertThat(history.sessions())
        .hasSize(20)
        .allSatisfy(session -> assertThat(session.inferred()).isFalse())
        .allSatisfy(session -> assertThat(session.duration()).isEqualTo(20));
  }
}
