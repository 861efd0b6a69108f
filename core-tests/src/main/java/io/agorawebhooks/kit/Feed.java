package io.agorawebhooks.kit;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hands notices to an intake and waits until they are committed. */
public final class Feed {
  private static final long PATIENCE_SECONDS = 120;

  private Feed() {}

  /** The same notices sent to another app, where they are no duplicates. */
  public static List<Delivery> to(AppId app, Collection<Delivery> deliveries) {
    List<Delivery> sent = new ArrayList<>(deliveries.size());
    for (Delivery delivery : deliveries) {
      Notice notice = delivery.notice();
      NoticeKey key = notice.key();
      Notice other =
          new Notice(
              notice.noticeId(),
              new NoticeKey(key.high() + app.hashCode() * 0x9E3779B97F4A7C15L, key.low()),
              notice.productId(),
              notice.eventType(),
              notice.notifyMs(),
              notice.channel(),
              notice.event(),
              notice.setAside());
      sent.add(
          new Delivery(app, other, delivery.receivedAt(), delivery.headers(), delivery.body()));
    }
    return sent;
  }

  /**
   * Returns when all are committed.
   *
   * @return what they count as together
   * @throws StorageException if one is not
   */
  public static Counts all(Intake intake, Collection<Delivery> deliveries) {
    Tally tally = new Tally(deliveries.size());
    try {
      for (Delivery delivery : deliveries) {
        intake.put(delivery, tally);
      }
      return tally.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while feeding", e);
    }
  }

  private static final class Tally implements Receipt {
    private final CountDownLatch open;
    private Counts counts = Counts.NONE;
    private volatile StorageException failure;

    Tally(int size) {
      this.open = new CountDownLatch(size);
    }

    @Override
    public void committed(Counts outcome) {
      counts = counts.plus(outcome);
      open.countDown();
    }

    @Override
    public void failed(StorageException why) {
      failure = why;
      open.countDown();
    }

    Counts await() throws InterruptedException {
      if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(open.getCount() + " receipts are missing");
      }
      if (failure != null) {
        throw failure;
      }
      return counts;
    }
  }
}
