package io.agorawebhooks.persistence;

/** What a reader's connection can do. */
final class Queries {
  final SelectNames names;
  final SelectReports reports;
  final SelectPage sessions;
  final SelectFigures figures;
  final SelectChannelTables tables;
  final SelectCounts counts;

  Queries(Link link) {
    names = new SelectNames(link);
    reports = new SelectReports(link);
    sessions = new SelectPage(link);
    figures = new SelectFigures(link);
    tables = new SelectChannelTables(link);
    counts = new SelectCounts(link);
  }

  @Override
  public String toString() {
    return "a reader's statements";
  }
}
