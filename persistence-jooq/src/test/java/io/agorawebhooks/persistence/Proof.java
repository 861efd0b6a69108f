package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.storage.Aliases;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Rereader;
import io.agorawebhooks.storage.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Proves that a storage has exactly certain notices, each once, and what follows from them. */
final class Proof implements Rereader, Progress {
  private static final NoticeDecoder DECODER = new NoticeDecoder();

  Proof() {}

  /** Fails unless these and no others are stored and the tables are what they tell. */
  static void holds(JooqStorage storage, Collection<Delivery> kept) {
    Proof proof = new Proof();
    List<Difference> differences = new ArrayList<>();
    assertThat(storage.verify(proof, proof, differences::add)).isEqualTo(kept.size());
    assertThat(differences).isEmpty();
    assertThat(storage.<List<Delivery>>write(again -> fresh(again, kept))).isEmpty();
  }

  private static List<Delivery> fresh(Transaction transaction, Collection<Delivery> kept) {
    return kept.stream().filter(transaction::store).toList();
  }

  @Override
  public Optional<Notice> read(AppId app, byte[] body) {
    try {
      return Optional.of(DECODER.decode(app, body));
    } catch (BadNotice e) {
      return Optional.empty();
    }
  }

  @Override
  public byte[] renamed(byte[] body, Aliases aliases) {
    return DECODER.renamed(body, aliases);
  }

  @Override
  public Comparator<byte[]> contentOrder() {
    return DECODER.contentOrder();
  }

  @Override
  public void begin(String name, long steps) {}

  @Override
  public void done(long more) {}
}
