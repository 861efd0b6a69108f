package io.agorawebhooks.persistence;

import io.agorawebhooks.kit.World;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.storage.Aliases;
import io.agorawebhooks.storage.Rereader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the notices again that it was shown. */
final class Known implements Rereader {
  private final Map<ByteBuffer, Notice> notices = new HashMap<>();
  private final List<Delivery> order = new ArrayList<>();

  synchronized void add(Delivery delivery) {
    order.add(delivery);
    notices.put(ByteBuffer.wrap(delivery.body()), delivery.notice());
  }

  void add(List<Delivery> deliveries) {
    deliveries.forEach(this::add);
  }

  /** From now on, a notice names another channel. */
  Notice set(int index, String channel) {
    Delivery delivery = order.get(index);
    Notice old = delivery.notice();
    Notice changed =
        new Notice(
            old.noticeId(),
            old.key(),
            old.productId(),
            old.eventType(),
            old.notifyMs(),
            channel,
            old.event(),
            old.setAside());
    notices.put(ByteBuffer.wrap(delivery.body()), changed);
    return changed;
  }

  @Override
  public synchronized Optional<Notice> read(AppId app, byte[] body) {
    return Optional.ofNullable(notices.get(ByteBuffer.wrap(body)));
  }

  /** It knows notices by their bytes only. */
  @Override
  public byte[] renamed(byte[] body, Aliases aliases) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Comparator<byte[]> contentOrder() {
    return World.CONTENT_ORDER;
  }
}
