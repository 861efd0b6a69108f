package io.agorawebhooks.cli.replay;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Receipt;

/** Stores notices by the intake that the server feeds too. */
public final class IntakeSink implements Sink {
  private final Intake intake;

  public IntakeSink(Intake intake) {
    this.intake = requireNonNull(intake, "intake is null");
  }

  @Override
  public void put(Delivery delivery, Receipt receipt) throws InterruptedException {
    intake.put(delivery, receipt);
  }

  @Override
  public void put(Rejection rejection, Receipt receipt) throws InterruptedException {
    intake.put(rejection, receipt);
  }

  @Override
  public void drain() {
    intake.close();
  }
}
