package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.KINDS;

import io.agorawebhooks.metrics.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the kinds of sessions of an app. A number is never given to another kind, so what
 * was read once stays true; only what a transaction that fails has made does not.
 */
final class KindNumbers {
  /** Apps whose kinds are remembered at most: senders choose their ids. */
  private static final int MOST_APPS = 1000;

  /** From this one on kinds share the last bit. */
  static final int SHARED = 63;

  private static final List<Field<?>> VALUES =
      List.of(
          KINDS.APP_ID,
          KINDS.NUMBER,
          KINDS.PLATFORM,
          KINDS.CLIENT_TYPE,
          KINDS.HOST,
          KINDS.AUDIENCE);

  private final Prepared select;
  private final Prepared insert;
  private final Map<Long, Map<Kind, Integer>> apps = new HashMap<>();

  KindNumbers(Link link) {
    select =
        link.prepare(
            DSL.select(KINDS.NUMBER, KINDS.PLATFORM, KINDS.CLIENT_TYPE, KINDS.HOST, KINDS.AUDIENCE)
                .from(KINDS)
                .where(Sql.is(KINDS.APP_ID)));
    insert = link.prepare(Sql.insert(KINDS, VALUES));
  }

  /** The bit of a kind in a call's set of kinds. */
  static long bit(int number) {
    return 1L << Math.min(number, SHARED);
  }

  /** All kinds of an app, as they are now. */
  Map<Kind, Integer> of(long app) {
    Map<Kind, Integer> numbers = new HashMap<>();
    select.list(
        row -> {
          int number = row.count();
          return numbers.put(
              new Kind(code(row.number()), code(row.number()), row.flag(), row.flag()), number);
        },
        app);
    return numbers;
  }

  static @Nullable Long code(long stored) {
    return stored == LedgerRows.MISSING ? null : (Long) stored;
  }

  /** The number of a kind, a new one if it has none. */
  int number(long app, Kind kind) {
    Integer known = apps.getOrDefault(app, Map.of()).get(kind);
    if (known == null) {
      Map<Kind, Integer> numbers = of(app);
      if (apps.size() >= MOST_APPS) {
        apps.clear();
      }
      apps.put(app, numbers);
      known = numbers.computeIfAbsent(kind, missing -> insert(app, numbers.size(), missing));
    }
    return known;
  }

  private int insert(long app, int number, Kind kind) {
    insert.run(
        app,
        number,
        LedgerRows.code(kind.platform()),
        LedgerRows.code(kind.clientType()),
        Numbers.of(kind.host()),
        Numbers.of(kind.audience()));
    return number;
  }

  /** Forgets what a transaction that fails may have made. */
  void forget() {
    apps.clear();
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
