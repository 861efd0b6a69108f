package io.agorawebhooks.simulator.check;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Storage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Agora was told is stored: it is, and once. */
final class Acknowledged {
  private static final int ROOM = 100_000;

  private final Committed committed;
  private final List<Sent> notices = new ArrayList<>();
  private final Set<NoticeKey> asNew = new HashSet<>();

  Acknowledged(Committed committed) {
    this.committed = committed;
  }

  void add(Sent sent, Counts outcome) {
    Delivery delivery = sent.delivery();
    if (delivery == null) {
      same("the outcome of", "what is no notice", outcome, Counts.REJECTED);
      return;
    }
    Notice notice = delivery.notice();
    notices.add(sent);
    same("whether it is stored:", notice, committed.has(delivery), true);
    if (!outcome.equals(Counts.DUPLICATE)) {
      same("the outcome of", notice, outcome, asNew(notice));
      same(
          "whether it is told to be new for the first time:",
          notice,
          asNew.add(notice.key()),
          true);
    }
  }

  private static Counts asNew(Notice notice) {
    return notice.setAside() == null ? Counts.CORRELATED : Counts.setAside(notice.setAside());
  }

  /** Fails if the storage took something for new a second time. */
  void check() {
    if (committed.twice() != null) {
      throw new Violation(
          Law.ACKNOWLEDGED_IS_STORED_ONCE,
          "",
          "The storage took a notice for new that it had: " + committed.twice());
    }
  }

  /** Sends every one of them again. */
  void sendAgain(Storage storage) {
    List<Sent> again = new ArrayList<>();
    notices.forEach(sent -> again.add(sent.again(sent.arrival() + ROOM)));
    Feeder.feed(storage, ROOM, ROOM, new Echo(again));
  }

  private static void same(String what, Object of, Object found, Object wanted) {
    if (!found.equals(wanted)) {
      Violation.unlessEqual(Law.ACKNOWLEDGED_IS_STORED_ONCE, "", what + " " + of, found, wanted);
    }
  }

  /** Wants to hear of each that it is a duplicate. */
  private static final class Echo implements Feeder.Sender {
    private final List<Sent> coming;

    Echo(List<Sent> coming) {
      this.coming = coming;
    }

    @Override
    public List<Sent> next() {
      List<Sent> all = List.copyOf(coming);
      coming.clear();
      return all;
    }

    @Override
    public void acknowledged(Sent sent, Counts outcome) {
      same("the outcome of", "what was acknowledged and is sent again", outcome, Counts.DUPLICATE);
    }

    @Override
    public void failed(Sent sent, String why) {
      throw new Violation(Law.NOTHING_FAILS, "", why);
    }
  }
}
