package io.agorawebhooks.cli.reads;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Rows under heads, for a terminal. Cells are text of strangers, made fit here. */
final class Table {
  /** Columns of a cell; what is longer is cut, but in the last column. */
  private static final int WIDEST = 40;

  private static final String GAP = "  ";

  private final List<String> heads;
  private final List<Boolean> right;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param heads one a column; a column of numbers has a {@code >} before it
   */
  Table(String... heads) {
    this.right = List.of(heads).stream().map(head -> head.startsWith(">")).toList();
    this.heads = List.of(heads).stream().map(head -> head.replaceFirst("^>", "")).toList();
  }

  /** Adds a row with a cell for each head. */
  void row(String... cells) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      String text = TerminalText.of(cells[i]);
      shown.add(i == heads.size() - 1 ? text : TerminalText.cut(text, WIDEST));
    }
    rows.add(shown);
  }

  /**
   * Prints it.
   *
   * @param hasHeads whether the heads stand above it
   */
  void print(PrintWriter out, boolean hasHeads) {
    List<Integer> widths = widths(hasHeads);
    if (hasHeads && !rows.isEmpty() && heads.stream().anyMatch(head -> !head.isEmpty())) {
      out.println(bold(line(heads, widths)));
    }
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private static String bold(String line) {
    return Ansi.AUTO.enabled() ? "\u001b[1m" + line + "\u001b[0m" : line;
  }

  private List<Integer> widths(boolean hasHeads) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      int column = i;
      int widest =
          rows.stream().mapToInt(row -> TerminalText.columns(row.get(column))).max().orElse(0);
      widths.add(hasHeads ? Math.max(widest, TerminalText.columns(heads.get(i))) : widest);
    }
    return widths;
  }

  private String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String pad = " ".repeat(widths.get(i) - TerminalText.columns(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(right.get(i) ? pad + cells.get(i) : cells.get(i) + pad);
    }
    return line.toString().stripTrailing();
  }
}
