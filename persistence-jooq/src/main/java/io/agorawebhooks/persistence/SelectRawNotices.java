package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.Rereader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads raw notices again. */
final class SelectRawNotices {
  private static final String COLUMNS =
      "SELECT n.id, n.app_id, a.app_id, c.id, c.frozen_ts, n.body,"
          + " c.name, n.set_aside, n.notify_ms, n.product_id, n.event_type, n.uid, n.ts, n.notice_id"
          + " FROM webhook_events n LEFT JOIN apps a ON a.id = n.app_id"
          + " LEFT JOIN channels c ON c.id = n.channel_id AND c.app_id = n.app_id ";

  /** That it came too late was for the storage to say, so its bytes do not. */
  private static final Long BEFORE_HORIZON = (long) Numbers.of(SetAside.BEFORE_HORIZON);

  /** So is that others tell of what it was made up for. */
  private static final Long SUPERSEDED = (long) Numbers.of(SetAside.SUPERSEDED);

  private static final int SET_ASIDE = RawNotice.ADMISSION.indexOf("set_aside");

  private final Rereader rereader;
  private final Prepared between;
  private final Prepared one;

  SelectRawNotices(Link link, Rereader rereader) {
    this.rereader = rereader;
    between = link.prepare(COLUMNS + "WHERE n.id > ? AND n.id <= ? ORDER BY n.id LIMIT ?");
    one = link.prepare(COLUMNS + "WHERE n.id = ?");
  }

  /** Some with {@code after < id <= to}, by id. */
  List<RawNotice> between(long after, long to, long limit) {
    return between.list(this::read, after, to, limit);
  }

  RawNotice one(long id) {
    return one.first(this::read, id).orElseThrow();
  }

  private RawNotice read(Row row) {
    long id = row.number();
    long app = row.number();
    @Nullable String appId = row.textOrNull();
    @Nullable Long channel = row.numberOrNull();
    @Nullable Long frozen = row.numberOrNull();
    byte[] body = row.bytes();
    List<@Nullable Object> stored = new ArrayList<>();
    for (int i = 0; i < RawNotice.ADMISSION.size(); i++) {
      stored.add(row.any());
    }
    @Nullable Notice told = as(stored.get(SET_ASIDE), told(appId, body));
    return new RawNotice(id, app, appId, channel, frozen, stored, body, told);
  }

  private static @Nullable Notice as(@Nullable Object setAside, @Nullable Notice told) {
    if (told == null) {
      return null;
    }
    if (BEFORE_HORIZON.equals(setAside)) {
      return told.beforeHorizon();
    }
    return SUPERSEDED.equals(setAside) ? told.superseded() : told;
  }

  private @Nullable Notice told(@Nullable String appId, byte[] body) {
    return appId == null || !AppId.isValid(appId)
        ? null
        : rereader.read(new AppId(appId), body).orElse(null);
  }

  @Override
  public String toString() {
    return between.toString();
  }
}
