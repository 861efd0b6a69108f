package io.agorawebhooks.cli.reads;

import io.agorawebhooks.json.JsonTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Small parts of answers in words. */
final class Words {
  private static final int HUNDRED = 100;

  private Words() {}

  /** A share between 0 and 1 as percent; empty if there is none. */
  static String percent(JsonTree share) {
    return share.isNull()
        ? ""
        : new BigDecimal(share.text()).multiply(BigDecimal.valueOf(HUNDRED)).longValue() + " %";
  }

  /** Members of an answer, one {@code name value} a line; those that say nothing are left out. */
  static Table facts(JsonTree answer, List<String> names) {
    Table facts = new Table("", "");
    names.stream()
        .filter(name -> !shown(answer.at(name)).isEmpty())
        .forEach(name -> facts.row(name.replace('_', ' '), shown(answer.at(name))));
    return facts;
  }

  /** A value in words: text, the items of an array, or members as {@code name value}. */
  static String shown(JsonTree value) {
    if (!value.items().isEmpty()) {
      return value.items().stream().map(Words::shown).collect(Collectors.joining(", "));
    }
    return value.names().isEmpty()
        ? value.text()
        : value.names().stream()
            .map(name -> name + " " + shown(value.at(name)))
            .collect(Collectors.joining(", "));
  }

  /** Which page it is, for lists with numbered ones. */
  static String page(JsonTree pagination) {
    return "page %s of %s"
        .formatted(pagination.text("page"), Math.max(1, pagination.whole("total_pages")));
  }
}
