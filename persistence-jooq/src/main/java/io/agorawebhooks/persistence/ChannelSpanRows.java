package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SPANS;

import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.notice.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The seconds of channels in spans of 32 UTC days, of all sessions and by their codes; a
 * transaction's changes are gathered and written at its end.
 */
final class ChannelSpanRows {
  /** Seconds of a span. */
  static final long LENGTH = 32 * 24 * 3600L;

  private static final List<Field<?>> KEY =
      List.of(
          CHANNEL_SPANS.APP_ID,
          CHANNEL_SPANS.APART,
          CHANNEL_SPANS.SPAN,
          CHANNEL_SPANS.PLATFORM,
          CHANNEL_SPANS.CHANNEL_ID,
          CHANNEL_SPANS.CLIENT_TYPE);

  private static final List<Field<Long>> SUMS =
      List.of(CHANNEL_SPANS.HOST_SECONDS, CHANNEL_SPANS.AUDIENCE_SECONDS);

  private record Key(
      long app,
      boolean apart,
      long span,
      long channel,
      @Nullable Long platform,
      @Nullable Long clientType) {}

  private record Seconds(long host, long audience) {
    Seconds plus(Seconds more) {
      return new Seconds(host + more.host, audience + more.audience);
    }

    boolean isLess() {
      return host < 0 || audience < 0;
    }
  }

  private final Prepared add;
  private final Prepared deleteNothing;
  private final Map<Key, Seconds> gathered = new HashMap<>();

  ChannelSpanRows(Link link) {
    add = link.prepare(Sql.put(CHANNEL_SPANS, KEY, List.of(), SUMS));
    deleteNothing =
        link.prepare(
            Sql.DIALECT
                .deleteFrom(CHANNEL_SPANS)
                .where(
                    Sql.are(KEY),
                    CHANNEL_SPANS.HOST_SECONDS.eq(DSL.inline(0L)),
                    CHANNEL_SPANS.AUDIENCE_SECONDS.eq(DSL.inline(0L))));
  }

  /** Adds what is added to the ledger of a channel. */
  void add(long app, long channel, Map<LedgerKey, Long> changes) {
    changes.forEach(
        (key, seconds) -> {
          boolean host = key.role() == Role.HOST;
          Seconds more = new Seconds(host ? seconds : 0, host ? 0 : seconds);
          long span = Math.floorDiv(key.bucket(), LENGTH);
          gathered.merge(new Key(app, false, span, channel, null, null), more, Seconds::plus);
          gathered.merge(
              new Key(app, true, span, channel, key.platform(), key.clientType()),
              more,
              Seconds::plus);
        });
  }

  void write() {
    gathered.forEach(this::write);
    forget();
  }

  private void write(Key key, Seconds more) {
    List<Object> row =
        List.of(
            key.app(),
            Numbers.of(key.apart()),
            key.span(),
            LedgerRows.code(key.platform()),
            key.channel(),
            LedgerRows.code(key.clientType()));
    add.run(new Values().addAll(row).add(more.host(), more.audience()));
    if (more.isLess()) {
      deleteNothing.run(row.toArray());
    }
  }

  void forget() {
    gathered.clear();
  }

  @Override
  public String toString() {
    return add.toString();
  }
}
