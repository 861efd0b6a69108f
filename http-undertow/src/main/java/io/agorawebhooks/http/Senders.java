package io.agorawebhooks.http;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where webhooks may come from; the list may change while the server runs. */
final class Senders {
  private final Supplier<List<String>> list;
  private volatile @Nullable Read latest;

  private record Read(List<String> texts, Networks networks) {}

  /**
   * @param list networks; an empty one lets all send
   * @throws IllegalArgumentException if one of them is none
   */
  Senders(Supplier<List<String>> list) {
    this.list = list;
    networks();
  }

  /** Whether an address may send. */
  boolean include(String address) {
    Networks now = networks();
    return now.isEmpty() || now.contains(address);
  }

  private Networks networks() {
    List<String> texts = list.get();
    Read read = latest;
    if (read == null || !read.texts.equals(texts)) {
      read = new Read(texts, new Networks(texts));
      latest = read;
    }
    return read.networks;
  }
}
