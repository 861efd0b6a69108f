package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;

import io.agorawebhooks.storage.CallQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;

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

  Chosen chosen(long app, CallQuery query) {
    Set<String> names = query.filter().channels();
    if (query.text() == null && query.filter().isOfAllChannels()) {
      return Chosen.ALL;
    }
    Map<Long, String> wanted = new HashMap<>();
    Map<Long, String> others = new HashMap<>();
    if (query.text() == null && !names.isEmpty()) {
      names.stream()
          .filter(query::isOf)
          .forEach(name -> one(app, name).ifPresent(id -> wanted.put(id, name)));
      return new Chosen(Chosen.Which.NAMED, wanted);
    }
    all.each(
        row -> {
          long id = row.number();
          String name = row.text();
          (query.isOf(name) ? wanted : others).put(id, name);
        },
        app);
    return Chosen.of(wanted, others);
  }

  /** The row of a channel that has notices. */
  Optional<Long> one(long app, String name) {
    return one.first(Row::number, app, name);
  }

  /** The rows of those of these channels that have notices. */
  List<Long> named(long app, Set<String> names) {
    return names.stream().flatMap(name -> one(app, name).stream()).toList();
  }

  @Override
  public String toString() {
    return one.toString();
  }
}
