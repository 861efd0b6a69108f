package io.agorawebhooks.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.benchmarks.Mix;
import io.agorawebhooks.cli.Guards;
import io.agorawebhooks.cli.Service;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
  private static final Secret SECRET = new Secret(Requests.APP, null, "secret");
  private static final Signatures SIGNATURES =
      new Signatures(List.of(SECRET), Map.of(), SignatureMode.REQUIRED);

  private final Tally tally = new Tally();
  @TempDir private Path folder;

  @Test
  void load_atARate_sendsThatMany() throws IOException {
    Requests requests = new Requests(new Mix("rate"), SECRET);
    try (Service service = service();
        Load load = new Load(service.port(), 8, requests)) {
      load.run(400, Duration.ofMillis(250), tally);
      load.run(400, Duration.ofMillis(250), tally);
    }
    assertThat(tally.figures().errors()).isZero();
    assertThat(counts().correlated()).isEqualTo(200);
  }

  @Test
  void load_withoutLimit_sendsOnEachAnswer() throws IOException {
    Requests requests = new Requests(new Mix("full"), SECRET);
    try (Service service = service();
        Load load = new Load(service.port(), 8, requests)) {
      load.run(Load.UNLIMITED, Duration.ofMillis(300), tally);
    }
    assertThat(tally.figures().errors()).isZero();
    assertThat(tally.figures().p50()).isPositive();
    assertThat(counts().correlated()).isGreaterThan(8);
  }

  @Test
  void load_refused_countsErrors() throws IOException {
    Requests unsigned = new Requests(new Mix("unsigned"), null);
    try (Service service = service();
        Load load = new Load(service.port(), 2, unsigned)) {
      load.run(100, Duration.ofMillis(100), tally);
    }
    assertThat(tally.figures().errors()).isEqualTo(10);
  }

  private Service service() {
    Guards guards = new Guards(() -> SIGNATURES, false, false);
    return Service.start(new Service.Options("127.0.0.1", 0, url(), 1000, guards, Set.of()));
  }

  private String url() {
    return "sqlite:///" + folder.resolve("load.db");
  }

  private Counts counts() {
    try (Storage storage = JooqStorage.open(url())) {
      return storage.read(reads -> reads.counts(Requests.APP));
    }
  }
}
