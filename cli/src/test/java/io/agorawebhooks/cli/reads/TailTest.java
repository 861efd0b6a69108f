package io.agorawebhooks.cli.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.Notices;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticeQuery;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TailTest {
  private static final AppId APP = new AppId("a");

  private final InMemoryStorage storage = new InMemoryStorage();
  private final Tail tail = new Tail(storage, APP, NoticeQuery.ALL);

  private void store(String id, long millis) {
    Delivery made = Notices.setAside(APP, id, SetAside.TEST);
    Delivery delivery =
        new Delivery(APP, made.notice(), Instant.ofEpochMilli(1_000_000 + millis), "", made.body());
    storage.write(transaction -> transaction.store(delivery));
  }

  private static List<String> ids(List<NoticeEntry> entries) {
    return entries.stream().map(NoticeEntry::noticeId).toList();
  }

  @Test
  void last_areTheNewest_inTheOrderOfStoring() {
    store("1", 0);
    store("2", 1);
    store("3", 2);
    assertThat(ids(tail.last(2))).containsExactly("2", "3");
    assertThat(tail.next()).isEmpty();
  }

  @Test
  void next_hasEachOnce_evenIfItCameInBeforeOneThatWasStoredFirst() {
    assertThat(tail.last(10)).isEmpty();
    store("late", 5);
    assertThat(ids(tail.next())).containsExactly("late");
    store("early", 4);
    store("same", 5);
    assertThat(ids(tail.next())).containsExactly("early", "same");
    assertThat(tail.next()).isEmpty();
  }

  @Test
  void moreThanAPage_allCome() {
    assertThat(tail.last(0)).isEmpty();
    for (int i = 0; i < 450; i++) {
      store("n" + i, i);
    }
    assertThat(tail.next()).hasSize(450);
  }
}
