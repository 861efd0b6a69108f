package io.agorawebhooks.json;

import java.util.List;

/**
 * Colours that people with any colour vision can tell apart: those of Okabe and Ito without black,
 * then Tol's muted and bright ones. They repeat after 22.
 */
final class Colours {
  /** For what is put together because there is too much of it. */
  static final String REST = "#bbbbbb";

  private static final List<String> ALL =
      List.of(
          "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#332288",
          "#88ccee", "#44aa99", "#117733", "#999933", "#ddcc77", "#cc6677", "#882255", "#aa4499",
          "#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377");

  private Colours() {}

  /** That of the nth series, from 0. */
  static String of(int index) {
    return ALL.get(index % ALL.size());
  }
}
