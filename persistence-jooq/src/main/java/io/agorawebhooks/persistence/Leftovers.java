package io.agorawebhooks.persistence;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Removes shadow tables, a few rows at a time: dropping a large table would hold the file. */
final class Leftovers {
  private static final long A_STEP = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int FIRST_ROWS = 64;
  private static final int MOST_ROWS = 8192;

  private final Link link;
  private final Turns turns;
  private int rows = FIRST_ROWS;

  Leftovers(Link link, Turns turns) {
    this.link = link;
    this.turns = turns;
  }

  void remove(List<String> tables) {
    tables.forEach(this::remove);
  }

  private void remove(String table) {
    Prepared delete = link.prepare(delete(table));
    boolean[] more = {true};
    while (more[0]) {
      turns.step(() -> more[0] = some(delete) > 0);
    }
    turns.step(() -> link.execute("DROP TABLE \"" + table + "\""));
    turns.end();
  }

  private int some(Prepared delete) {
    long before = System.nanoTime();
    int gone = delete.run(rows);
    boolean quick = System.nanoTime() - before < A_STEP;
    rows = quick ? Math.min(MOST_ROWS, rows * 2) : Math.max(1, rows / 2);
    return gone;
  }

  private String delete(String table) {
    String key = key(table);
    return "DELETE FROM \"%s\" WHERE (%s) IN (SELECT %s FROM \"%s\" LIMIT ?)"
        .formatted(table, key, key, table);
  }

  private String key(String table) {
    return link
        .prepare("SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0 ORDER BY pk")
        .list(Row::text)
        .stream()
        .map(name -> "\"" + name + "\"")
        .collect(Collectors.joining(", "));
  }
}
