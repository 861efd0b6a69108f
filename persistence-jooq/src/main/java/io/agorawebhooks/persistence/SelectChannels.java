package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;

import io.agorawebhooks.storage.CallQuery;
import java.util.HashMap;
import java.util.Map;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The channels of an app that are asked for. */
final class SelectChannels {
  private final Prepared one;
  private final Prepared all;

  SelectChannels(Link link) {
    one =
        link.prepare(
            DSL.select(CHANNELS.ID)
                .from(CHANNELS)
                .where(Sql.is(CHANNELS.APP_ID), Sql.is(CHANNELS.NAME)));
    all =
        link.prepare(
            DSL.select(CHANNELS.ID, CHANNELS.NAME).from(CHANNELS).where(Sql.is(CHANNELS.APP_ID)));
  }

  /** Names by row; null if all channels are asked for. */
  @Nullable Map<Long, String> chosen(long app, CallQuery query) {
    Map<Long, String> chosen = new HashMap<>();
    if (query.text() != null) {
      all.each(row -> choose(chosen, query, row.number(), row.text()), app);
      return chosen;
    } else if (query.filter().channels().isEmpty()) {
      return null;
    }
    for (String name : query.filter().channels()) {
      one.first(Row::number, app, name).ifPresent(id -> chosen.put(id, name));
    }
    return chosen;
  }

  private static void choose(Map<Long, String> chosen, CallQuery query, long id, String name) {
    if (query.isOf(name)) {
      chosen.put(id, name);
    }
  }

  /** Names of all channels by row. */
  Map<Long, String> all(long app) {
    Map<Long, String> names = new HashMap<>();
    all.each(row -> names.put(row.number(), row.text()), app);
    return names;
  }

  @Override
  public String toString() {
    return one.toString();
  }
}
