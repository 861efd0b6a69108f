package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.Rejection;

/** Puts aliases in the place of users who were forgotten, before anything of them is stored. */
public final class Renaming {
  private final Rereader rereader;

  public Renaming(Rereader rereader) {
    this.rereader = requireNonNull(rereader, "rereader is null");
  }

  /**
   * The delivery as it may be stored. Its key stays that of what arrived, so that it is known
   * again.
   */
  public Delivery renamed(Delivery delivery, Transaction transaction) {
    Aliases aliases = transaction.aliases(delivery.app());
    if (aliases.isEmpty()) {
      return delivery;
    }
    byte[] body = rereader.renamed(delivery.body(), aliases);
    return body == delivery.body() ? delivery : renamed(delivery, body);
  }

  private Delivery renamed(Delivery delivery, byte[] body) {
    Notice told =
        rereader
            .read(delivery.app(), body)
            .orElseThrow(() -> new IllegalStateException("A renamed notice cannot be read"));
    return new Delivery(
        delivery.app(),
        told.withKey(delivery.notice().key()),
        delivery.receivedAt(),
        delivery.headers(),
        body);
  }

  /** The rejection as it may be kept. */
  public Rejection renamed(Rejection rejection, Transaction transaction) {
    Aliases aliases = transaction.aliases(rejection.app());
    return aliases.isEmpty()
        ? rejection
        : rejection.withBody(rereader.renamed(rejection.body(), aliases));
  }
}
