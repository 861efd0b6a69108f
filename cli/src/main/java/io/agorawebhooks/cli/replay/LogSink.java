package io.agorawebhooks.cli.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** Writes notices as a log that can be replayed: an object a line, with the body as it is. */
public final class LogSink implements Sink {
  private final OutputStream out;

  /**
   * @param out closed by whoever opened it
   */
  public LogSink(OutputStream out) {
    this.out = requireNonNull(out, "out is null");
  }

  @Override
  public void put(Delivery delivery, Receipt receipt) {
    write(delivery.app(), delivery.receivedAt(), delivery.body(), receipt);
  }

  @Override
  public void put(Rejection rejection, Receipt receipt) {
    write(rejection.app(), rejection.receivedAt(), rejection.body(), receipt);
  }

  private void write(AppId app, Instant receivedAt, byte[] body, Receipt receipt) {
    String head =
        "{\"app_id\":\"" + app + "\",\"received_at\":" + receivedAt.toEpochMilli() + ",\"body\":";
    try {
      out.write(head.getBytes(US_ASCII));
      out.write(body);
      out.write('}');
      out.write('\n');
      receipt.committed(Counts.NONE);
    } catch (IOException e) {
      receipt.failed(new StorageException("The log cannot be written: " + e.getMessage(), e));
    }
  }

  @Override
  public void drain() {}
}
