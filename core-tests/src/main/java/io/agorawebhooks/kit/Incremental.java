package io.agorawebhooks.kit;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The law of the product: after every commit, what is stored is what the batch function makes of
 * all notices so far.
 */
public final class Incremental implements AutoCloseable {
  private final Storage storage;
  private final Intake intake;
  private final AtomicInteger apps = new AtomicInteger();

  /** Closes the storage in the end. */
  public Incremental(Storage storage) {
    this.storage = storage;
    this.intake = new Intake(storage, World.CONTENT_ORDER, 1000, 100);
  }

  /**
   * Feeds a world into an app of its own and checks after every step.
   *
   * @param together how many notices a step hands in
   */
  public void check(List<Delivery> stream, int together) {
    AppId app = new AppId("world-" + apps.getAndIncrement());
    List<Delivery> sent = Feed.to(app, stream);
    List<Delivery> told = new ArrayList<>();
    for (int i = 0; i < sent.size(); i += together) {
      List<Delivery> step = sent.subList(i, Math.min(sent.size(), i + together));
      Feed.all(intake, step);
      told.addAll(step);
      Truth.check(storage.reads(), app, told, World.CONTENT_ORDER);
    }
  }

  @Override
  public void close() {
    intake.close();
    storage.close();
  }
}
