package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Correlator;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.storage.ChannelStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Brings what came in during a rebuild into the shadows, on the way that live notices take. */
final class CatchUp {
  private record Channel(long app, long id) {}

  private final Statements statements;
  private final Correlator correlator;
  private final Telling telling;

  /**
   * @param statements on the shadows
   */
  CatchUp(Statements statements, Correlator correlator, Telling telling) {
    this.statements = statements;
    this.correlator = correlator;
    this.telling = telling;
  }

  /**
   * @param step does a part of it
   */
  void apply(List<RawNotice> notices, Consumer<Runnable> step) {
    Map<NoticeKey, Long> ids = new HashMap<>();
    Map<Channel, List<Delivery>> channels = new LinkedHashMap<>();
    for (RawNotice notice : notices) {
      if (notice.event() != null) {
        Delivery delivery = delivery(notice);
        ids.put(delivery.notice().key(), notice.id());
        channels
            .computeIfAbsent(
                new Channel(notice.app(), telling.channel(notice)), key -> new ArrayList<>())
            .add(delivery);
      }
    }
    channels.forEach((channel, deliveries) -> apply(channel, deliveries, ids, step));
  }

  private static Delivery delivery(RawNotice notice) {
    return new Delivery(
        new AppId(Objects.requireNonNull(notice.appId())),
        Objects.requireNonNull(notice.told()),
        Instant.EPOCH,
        "",
        notice.body());
  }

  private void apply(
      Channel channel,
      List<Delivery> deliveries,
      Map<NoticeKey, Long> ids,
      Consumer<Runnable> step) {
    ChannelStore store =
        new JooqChannel(
            statements,
            key -> Objects.requireNonNull(ids.get(key)),
            channel.app(),
            channel.id(),
            statements.horizons.frozen(channel.id()));
    for (List<Delivery> burst : Correlator.bursts(deliveries)) {
      step.accept(
          () -> {
            store.apply(
                correlator.correlate(store.events(), store.sessions(), store.calls(), burst));
            statements.writeSums();
          });
    }
  }

  @Override
  public String toString() {
    return "catches up by " + statements;
  }
}
