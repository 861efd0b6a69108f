package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.Feed;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.simulator.Conditions;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.simulator.Simulation;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is really locked or full for a while: what comes is refused, then it goes on. */
class BlockedFileTest {
  private static final int IMPATIENT = 10;
  private static final int BEFORE = 10;

  @TempDir private Path folder;
  private final Space space = new Space();
  private final List<Delivery> deliveries = deliveries();
  private final List<Delivery> acknowledged = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Set<NoticeKey> known = new HashSet<>();
  private Path path;
  private JooqStorage storage;
  private Intake intake;

  private static List<Delivery> deliveries() {
    Set<NoticeKey> keys = new HashSet<>();
    return Simulation.of(1, Conditions.CALM).arrived().stream()
        .map(Sent::delivery)
        .filter(Objects::nonNull)
        .filter(delivery -> keys.add(delivery.notice().key()))
        .toList();
  }

  @BeforeEach
  void open() {
    path = WatchedFile.empty(folder);
    storage = new JooqStorage(new SqliteFile(path, IMPATIENT, space), WatchedFile.MUCH);
    intake = new Intake(storage, Simulation.CONTENT_ORDER, 1000, 100);
    deliveries.subList(0, BEFORE).forEach(this::send);
  }

  @AfterEach
  void close() {
    intake.close();
    storage.close();
  }

  private void send(Delivery delivery) {
    try {
      Feed.all(intake, List.of(delivery));
      if (known.add(delivery.notice().key())) {
        acknowledged.add(delivery);
      }
    } catch (StorageException e) {
      refusals.add(e.getMessage());
    }
  }

  @Test
  void lockHeldByAnother_longerThanPatience_isRefusedAndThenTaken() {
    try (Link other = new SqliteFile(path, IMPATIENT).writer()) {
      other.begin();
      deliveries.forEach(this::send);
      other.rollback();
    }
    assertThat(refusals)
        .hasSameSizeAs(deliveries)
        .containsOnly("The database is locked by another process");
    assertThat(acknowledged).hasSize(BEFORE);
    checkThatAllIsTaken();
  }

  @Test
  void fileThatCannotGrow_isRefusedAndThenTaken() {
    space.fill();
    deliveries.forEach(this::send);
    assertThat(refusals).isNotEmpty().containsOnly("The disk is full");
    Proof.holds(storage, acknowledged);
    space.free();
    checkThatAllIsTaken();
  }

  /** Without opening anything anew. */
  private void checkThatAllIsTaken() {
    refusals.clear();
    deliveries.forEach(this::send);
    assertThat(refusals).isEmpty();
    assertThat(acknowledged).hasSameSizeAs(deliveries);
    Proof.holds(storage, acknowledged);
  }

  /** How much the file may grow, whatever connection the writer opens. */
  private static final class Space implements UnaryOperator<Connection> {
    private static final long NONE = 1;
    private static final long ALL = 4_294_967_294L;

    private @Nullable Connection writer;
    private long pages = ALL;

    @Override
    public synchronized Connection apply(Connection connection) {
      writer = connection;
      limit();
      return connection;
    }

    /** SQLite takes the pages that are there for the least. */
    synchronized void fill() {
      pages = NONE;
      limit();
    }

    synchronized void free() {
      pages = ALL;
      limit();
    }

    private void limit() {
      Connection open = Objects.requireNonNull(writer, "writer is null");
      try (Statement statement = open.createStatement()) {
        statement.execute("PRAGMA max_page_count = " + pages);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
