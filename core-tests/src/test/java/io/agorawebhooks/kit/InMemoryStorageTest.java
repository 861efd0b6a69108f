package io.agorawebhooks.kit;

import static io.agorawebhooks.kit.Notices.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Storage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest extends StorageContract {
  private final InMemoryStorage storage = new InMemoryStorage();

  @Override
  protected Storage open() {
    return new InMemoryStorage();
  }

  @Test
  void notices_duplicate_theFirstCopyStays() {
    Delivery first = Notices.delivery(APP, "room", Events.create(1767261600));
    Delivery again =
        new Delivery(
            APP, first.notice(), first.receivedAt().plusSeconds(5), "again: yes", first.body());
    storage.write(transaction -> transaction.store(first));
    storage.write(transaction -> transaction.store(again));
    assertThat(storage.notices(APP)).containsExactly(first);
  }

  @Test
  void rejections_ofMoreThan100MB_theNewestStay() {
    byte[] body = new byte[40_000_000];
    for (int second = 1; second <= 4; second++) {
      reject(rejection(second, body));
    }
    assertThat(storage.rejections(APP)).map(Rejection::status).containsExactly(403, 404);
  }

  @Test
  void rejections_failedTransaction_areAsBefore() {
    byte[] body = new byte[60_000_000];
    reject(rejection(1, body));
    assertThatThrownBy(
            () ->
                storage.write(
                    transaction -> {
                      transaction.reject(rejection(2, body));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(storage.rejections(APP)).map(Rejection::status).containsExactly(401);
    reject(rejection(3, new byte[30_000_000]));
    assertThat(storage.rejections(APP)).map(Rejection::status).containsExactly(401, 403);
  }

  private void reject(Rejection rejection) {
    storage.write(
        transaction -> {
          transaction.reject(rejection);
          return true;
        });
  }

  private static Rejection rejection(int number, byte[] body) {
    return new Rejection(APP, Instant.EPOCH, 400 + number, "This is not JSON.", "", body);
  }
}
