package io.agorawebhooks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No statement that runs for a notice, or for a list of calls, reads or sorts a whole table. */
class PlansTest {
  @TempDir private Path folder;

  @Test
  void statements_useIndexes() {
    SqliteFile file = new SqliteFile(folder.resolve("agora.db"), 0);
    file.create();
    try (Link link = file.reader()) {
      List<Object> all = new ArrayList<>(statements(link));
      all.addAll(new SelectExports(link).statements());
      for (Object statement : all) {
        assertThat(plan(link, statement.toString()))
            .as(statement.toString())
            .isNotEmpty()
            .noneMatch(step -> step.startsWith("SCAN"))
            .noneMatch(step -> step.equals("USE TEMP B-TREE FOR ORDER BY"));
      }
    }
  }

  private static List<Object> statements(Link link) {
    Statements writer = new Statements(link, 0);
    Queries reader = new Queries(link);
    return List.of(
        writer.apps,
        writer.channels,
        writer.events,
        writer.marks,
        writer.speaker,
        writer.sessions,
        writer.sessionsAround,
        writer.sessionsOfCall,
        writer.sessionsUnleft,
        writer.latestOfCall,
        writer.longestPresent,
        writer.leavers,
        writer.selectCalls,
        writer.days,
        writer.arrivals,
        reader.names(),
        reader.reports(),
        reader.sessions(),
        reader.figures(),
        reader.tables(),
        reader.counts(),
        reader.shares());
  }

  @Test
  void smallIndexes_areUsed() {
    SqliteFile file = new SqliteFile(folder.resolve("agora.db"), 0);
    file.create();
    try (Link link = file.reader()) {
      Statements writer = new Statements(link, 0);
      assertThat(plan(link, writer.sessionsUnleft.toString()).toString())
          .contains("channel_sessions_unleft");
      assertThat(plan(link, writer.longestPresent.toString()).toString())
          .contains("channel_sessions_by_presence");
      assertThat(plan(link, writer.leavers.toString()).toString())
          .contains("COVERING INDEX channel_sessions_by_order");
      assertThat(plan(link, new SelectOpen(link).toString()).toString())
          .contains("channel_sessions_unleft");
      assertThat(plan(link, new SelectOnline(link).toString()).toString())
          .contains("channel_sessions_unleft");
      assertThat(plan(link, new SelectPresences(link).toString()).toString())
          .contains("COVERING INDEX channel_sessions_by_call");
      assertThat(plan(link, new SelectClientTypes(link).toString()).toString())
          .contains("call_kinds USING PRIMARY KEY");
      assertThat(plan(link, new SessionStream(link).toString()).toString())
          .contains("channel_sessions_by_time (app_id=? AND size=? AND join_ts>? AND join_ts<?)")
          .doesNotContain("TEMP B-TREE");
      assertThat(plan(link, new SessionStream(link).ofSizeInOrder.toString()).toString())
          .as("only what begins in one second is sorted")
          .contains("channel_sessions_by_time (app_id=? AND size=? AND join_ts>? AND join_ts<?)")
          .doesNotContain("TEMP B-TREE FOR ORDER BY");
      assertThat(
              plan(link, new CallsAround(link, new TempIds(link, "chosen")).toString()).toString())
          .contains("calls_by_time (app_id=? AND size=? AND start_ts>? AND start_ts<?)");
    }
  }

  @Test
  void busiestChannelsOfPlatform_areReadFromItsRowsInTheirOrder() {
    Filter filter = new Filter(Range.ALL, Set.of(1L), Set.of(), Set.of(), Set.of(), Set.of());
    SqliteFile file = new SqliteFile(folder.resolve("agora.db"), 0);
    file.create();
    try (Link link = file.reader()) {
      SeenCodes codes = new SeenCodes(false, Set.of(1L), Set.of(2L, 3L));
      String sql = Sql.DIALECT.render(SpanBounds.most(1, codes, filter, List.of(), 9, 9));
      assertThat(plan(link, sql).toString())
          .contains(
              "channel_spans USING PRIMARY KEY (app_id=? AND apart=? AND span=? AND platform=?)")
          .doesNotContain("GROUP BY");
      String quarters =
          Sql.DIALECT.render(MinutesByChannel.quarters(List.of(4L, 5L), codes, filter));
      assertThat(plan(link, quarters).toString())
          .contains("PRIMARY KEY (channel_id=? AND bucket_ts>? AND bucket_ts<?)")
          .doesNotContain("TEMP B-TREE");
      String days = Sql.DIALECT.render(MinutesByChannel.days(List.of(4L, 5L), filter));
      assertThat(plan(link, days).toString())
          .contains("PRIMARY KEY (channel_id=? AND utc_day>? AND utc_day<?)")
          .doesNotContain("TEMP B-TREE");
    }
  }

  private static List<String> plan(Link link, String sql) {
    return link.prepare(DSL.query("EXPLAIN QUERY PLAN " + sql))
        .list(
            row -> {
              row.skip();
              row.skip();
              row.skip();
              return row.text();
            });
  }
}
