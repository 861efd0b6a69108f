package io.agorawebhooks.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.benchmarks.Mix;
import io.agorawebhooks.benchmarks.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverloadTest {
  @TempDir private Path folder;

  @Test
  void slowedServer_killed_hasWhatItAnswered() throws Exception {
    Path database = folder.resolve("slowed.db");
    Requests requests = new Requests(new Mix("slowed"), null);
    Phases phases = new Phases();
    try (ServerProcess server =
        ServerProcess.of(SlowedServer.class, SlowedServer.OPTIONS, "sqlite:///" + database)) {
      Probe.firstAnswer(server, new Requests(new Mix("probe"), null));
      server.tell("200");
      Phases.Phase slowed = phases.begin();
      try (Load load = new Load(server.port(), 50, requests)) {
        load.run(400, Duration.ofMillis(500), phases);
      }
      server.kill();
      assertThat(slowed.taken().getTotalCount()).isEqualTo(200);
      assertThat(slowed.taken().getMaxValue()).isGreaterThan(250_000_000);
    }
    assertThat(Kept.missing(database, requests.mix(), phases.taken())).isZero();
    BitSet more = new BitSet();
    more.set(0, 203);
    assertThat(Kept.missing(database, requests.mix(), more)).isEqualTo(3);
  }

  @Test
  void disturbed_untilASecondWithoutRefusals() {
    Phases phases = new Phases();
    Phases.Phase phase = phases.begin();
    long now = System.nanoTime();
    phases.answered(0, 503, now, now + 300_000_000);
    phases.answered(1, 200, now + 300_000_000, now + 500_000_000);
    phases.answered(2, 200, now + 1_000_000_000, now + 1_010_000_000);
    phases.answered(3, 503, now + 3_000_000_000L, now + 3_000_000_000L);
    assertThat(phase.disturbed()).isBetween(0.49, 0.6);
    assertThat(phases.taken().cardinality()).isEqualTo(2);
  }
}
