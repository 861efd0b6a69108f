package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.CorrelationCase;
import io.agorawebhooks.kit.CorrelationCases;
import io.agorawebhooks.kit.Expected;
import io.agorawebhooks.notice.AppId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case with a known answer, posted and asked for as clients do; each run is its own app. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesOverHttpTest {
  private static final int ORDERS = 200;
  private static final int SENDERS = 16;

  @TempDir static Path folder;

  private final AtomicInteger runs = new AtomicInteger();
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
  private Service service;
  private Api api;

  @BeforeAll
  void start() {
    String database = "sqlite:///" + folder.resolve("cases.db");
    service = Service.start(new Service.Options("127.0.0.1", 0, database, 1000));
    api = new Api(service.port());
  }

  @AfterAll
  void stop() {
    senders.shutdownNow();
    service.close();
  }

  static List<CorrelationCase> cases() {
    return CorrelationCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_inAnyOrder(CorrelationCase known) throws Exception {
    List<Callable<Expected>> tries = new ArrayList<>();
    List<byte[]> notices = new ArrayList<>(known.notices());
    tries.add(answer(known, notices));
    Collections.reverse(notices);
    tries.add(answer(known, notices));
    notices.addAll(known.notices());
    tries.add(answer(known, notices));
    Random random = new Random(known.name().hashCode());
    for (int i = 0; i < ORDERS; i++) {
      notices = new ArrayList<>(known.notices());
      Collections.shuffle(notices, random);
      tries.add(answer(known, notices));
    }
    for (Future<Expected> answer : senders.invokeAll(tries)) {
      assertThat(answer.get()).isEqualTo(known.expected());
    }
  }

  private Callable<Expected> answer(CorrelationCase known, List<byte[]> order) {
    List<byte[]> notices = List.copyOf(order);
    return () -> {
      AppId app = new AppId("run-" + runs.getAndIncrement());
      for (byte[] notice : notices) {
        assertThat(api.post(app, notice)).isEqualTo(200);
      }
      Map<String, Expected> channels = api.channels(app);
      return channels.getOrDefault(known.channel(), Expected.NOTHING);
    };
  }
}
