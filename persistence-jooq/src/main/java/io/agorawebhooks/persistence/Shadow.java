package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APP_MINUTES;
import static io.agorawebhooks.persistence.generated.Tables.CALL_DAYS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SPANS;

import io.agorawebhooks.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables beside the derived ones, of the same make, that change places with them.
 *
 * <p>What changes places is where in the file a table or index begins ({@code rootpage}). Renaming
 * would do for tables, but SQLite cannot rename an index, and later migrations find them by name.
 */
final class Shadow {
  private static final String PREFIX = "shadow_";
  private static final String AUTOMATIC = "sqlite_autoindex_";

  private static final Set<String> DERIVED =
      Stream.concat(
              Stream.of(DerivedTable.values()).map(DerivedTable::label),
              Stream.of(APP_MINUTES.getName(), CHANNEL_SPANS.getName(), CALL_DAYS.getName()))
          .collect(Collectors.toSet());

  private static final Pattern NAME = Pattern.compile("\\b(" + String.join("|", DERIVED) + ")\\b");

  /** A table or index of the schema. */
  private record Part(String type, String name, String table, long root, String sql) {
    static Part read(Row row) {
      return new Part(row.text(), row.text(), row.text(), row.number(), row.text());
    }

    boolean isDerived() {
      return DERIVED.contains(table);
    }

    boolean isAutomatic() {
      return name.startsWith(AUTOMATIC);
    }

    String shadowName() {
      return isAutomatic()
          ? AUTOMATIC + PREFIX + name.substring(AUTOMATIC.length())
          : PREFIX + name;
    }

    /** How the shadow is made. */
    String shadowSql() {
      String made =
          sql.replaceFirst("(?i)^(CREATE (?:TABLE|(?:UNIQUE )?INDEX) )" + word(name), to(name));
      return type.equals("table") ? made : made.replaceFirst("(?i)( ON )" + word(table), to(table));
    }

    private static String word(String name) {
      return "\"?" + Pattern.quote(name) + "\"?(?=[\\s(])";
    }

    private static String to(String name) {
      return "$1\"" + PREFIX + name + "\"";
    }
  }

  private final Link link;
  private final Prepared parts;
  private final Prepared move;
  private final Prepared version;

  Shadow(Link link) {
    this.link = link;
    parts =
        link.prepare(
            "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master"
                + " WHERE type IN ('table', 'index') ORDER BY type DESC, name");
    move = link.prepare("UPDATE sqlite_master SET rootpage = ? WHERE type = ? AND name = ?");
    version = link.prepare("PRAGMA schema_version");
  }

  /** The statement with the shadows' names. No column has a table's name, and no value is in it. */
  static String named(String sql) {
    return NAME.matcher(sql).replaceAll(PREFIX + "$1");
  }

  /** The tables that a rebuild has left behind. */
  List<String> leftovers() {
    return parts().stream()
        .filter(part -> part.type().equals("table") && part.name().startsWith(PREFIX))
        .map(Part::name)
        .toList();
  }

  private List<Part> parts() {
    return parts.list(Part::read);
  }

  /** Makes the shadows, empty. */
  void create() {
    parts().stream()
        .filter(part -> part.isDerived() && !part.isAutomatic())
        .forEach(part -> link.execute(part.shadowSql()));
  }

  /** What must be on before the transaction in which the shadows change places. */
  void allow() {
    link.execute("PRAGMA writable_schema = ON");
  }

  void forbid() {
    link.execute("PRAGMA writable_schema = OFF");
  }

  /**
   * Changes places. Every connection, this one too, sees by the version that it must read the
   * schema again.
   */
  void swap() {
    List<Part> all = parts();
    Map<String, Part> byName =
        all.stream().collect(Collectors.toMap(Part::name, Function.identity()));
    List<Part> pairs = new ArrayList<>();
    for (Part live : all) {
      if (live.isDerived()) {
        pairs.add(live);
        pairs.add(partner(live, byName));
      }
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      move(pairs.get(i), pairs.get(i + 1));
    }
    long next = version.first(Row::number).orElseThrow() + 1;
    link.execute("PRAGMA schema_version = " + next);
  }

  private static Part partner(Part live, Map<String, Part> byName) {
    Part shadow = byName.get(live.shadowName());
    if (shadow == null || !(live.isAutomatic() || shadow.sql().equals(live.shadowSql()))) {
      throw new StorageException(
          "The tables of the database have changed meanwhile; run the rebuild again", null);
    }
    return shadow;
  }

  private void move(Part live, Part shadow) {
    move.run(shadow.root(), live.type(), live.name());
    move.run(live.root(), shadow.type(), shadow.name());
  }

  @Override
  public String toString() {
    return parts.toString();
  }
}
