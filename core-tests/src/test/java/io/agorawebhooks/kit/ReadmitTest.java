package io.agorawebhooks.kit;

import static io.agorawebhooks.kit.Notices.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A notice that was refused and is taken after all was received once. */
class ReadmitTest {
  private static final Delivery JOIN =
      Notices.delivery(APP, "room", Events.user(103, 7, 1767261600));

  private static final Rejection REFUSED =
      new Rejection(APP, JOIN.receivedAt(), 401, "Not signed", "", JOIN.body());

  private final InMemoryStorage storage = new InMemoryStorage();
  private final Intake intake = new Intake(storage, Notices.CONTENT_ORDER, 100, 1);
  private final List<Counts> outcomes = new CopyOnWriteArrayList<>();

  private final Receipt receipt =
      new Receipt() {
        @Override
        public void committed(Counts outcome) {
          outcomes.add(outcome);
        }

        @Override
        public void failed(StorageException why) {
          throw why;
        }
      };

  @AfterEach
  void close() {
    intake.close();
  }

  @Test
  void refusedNotice_isStoredAndNoLongerRejected() throws InterruptedException {
    intake.put(REFUSED, receipt);
    intake.readmit(JOIN, REFUSED, receipt);
    intake.close();

    assertThat(outcomes).containsExactly(Counts.REJECTED, Counts.CORRELATED);
    assertThat(storage.reads().counts(APP)).isEqualTo(Counts.CORRELATED);
    assertThat(storage.rejections(APP)).isEmpty();
  }

  @Test
  void takenTwice_countsOnce() throws InterruptedException {
    intake.put(REFUSED, receipt);
    intake.readmit(JOIN, REFUSED, receipt);
    intake.readmit(JOIN, REFUSED, receipt);
    intake.close();

    assertThat(outcomes).last().isEqualTo(Counts.NONE);
    assertThat(storage.reads().counts(APP)).isEqualTo(Counts.CORRELATED);
  }

  @Test
  void storedBefore_isADuplicate() throws InterruptedException {
    intake.put(JOIN, receipt);
    intake.put(REFUSED, receipt);
    intake.readmit(JOIN, REFUSED, receipt);
    intake.close();

    assertThat(storage.reads().counts(APP)).isEqualTo(Counts.CORRELATED.plus(Counts.DUPLICATE));
  }

  @Test
  void refusedTwiceAndKeptOnce_leavesTheOtherRejected() throws InterruptedException {
    intake.put(REFUSED, receipt);
    intake.put(REFUSED, receipt);
    intake.readmit(JOIN, REFUSED, receipt);
    intake.close();

    assertThat(storage.reads().counts(APP)).isEqualTo(Counts.CORRELATED.plus(Counts.REJECTED));
  }
}
