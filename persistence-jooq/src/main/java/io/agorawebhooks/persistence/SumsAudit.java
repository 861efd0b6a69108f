package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Difference.Change;
import io.agorawebhooks.storage.Difference.Field;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares what is kept of whole apps with what the rows of their channels add up to. */
final class SumsAudit {
  private static final String CODE =
      "CASE %s WHEN " + LedgerRows.MISSING + " THEN 'none' ELSE %1$s END";

  private static final String MINUTES =
      """
      SELECT a.app_id, 'span ' || span || ', bucket ' || bucket || ', platform ' || %s
          || ', client type ' || %s || ', role ' || role || ', inferred ' || inferred,
        sum(stored), sum(told)
      FROM (
        SELECT app_id, span, bucket_ts AS bucket, platform, client_type, role, inferred,
          seconds AS stored, 0 AS told
        FROM app_minutes
        UNION ALL
        SELECT c.app_id, s.span, l.bucket_ts / s.length * s.length, l.platform, l.client_type, l.role,
          l.inferred, 0, l.seconds
        FROM minutes_ledger l
        JOIN channels c ON c.id = l.channel_id
        CROSS JOIN (%s) s
      ) m LEFT JOIN apps a ON a.id = m.app_id
      GROUP BY m.app_id, span, bucket, platform, client_type, role, inferred
      HAVING sum(stored) <> sum(told)
      """
          .formatted(CODE.formatted("platform"), CODE.formatted("client_type"), steps());

  private static final String SPANS =
      """
      SELECT a.app_id, coalesce(n.name, channel) || ', span ' || span || ', apart ' || apart
          || ', platform ' || %s || ', client type ' || %s || ', role ' || role,
        sum(stored), sum(told)
      FROM (
        SELECT app_id, apart, span, channel_id AS channel, platform, client_type, 0 AS role,
          host_seconds AS stored, 0 AS told
        FROM channel_spans
        UNION ALL
        SELECT app_id, apart, span, channel_id, platform, client_type, 1, audience_seconds, 0
        FROM channel_spans
        UNION ALL
        SELECT c.app_id, p.apart, l.bucket_ts / %d, l.channel_id,
          CASE p.apart WHEN 0 THEN %d ELSE l.platform END,
          CASE p.apart WHEN 0 THEN %4$d ELSE l.client_type END, l.role, 0, l.seconds
        FROM minutes_ledger l
        JOIN channels c ON c.id = l.channel_id
        CROSS JOIN (SELECT 0 AS apart UNION ALL SELECT 1) p
      ) m LEFT JOIN apps a ON a.id = m.app_id LEFT JOIN channels n ON n.id = m.channel
      GROUP BY m.app_id, apart, span, channel, platform, client_type, role
      HAVING sum(stored) <> sum(told)
      """
          .formatted(
              CODE.formatted("platform"),
              CODE.formatted("client_type"),
              ChannelSpanRows.LENGTH,
              LedgerRows.MISSING);

  private static final String DAYS =
      """
      SELECT a.app_id, 'day ' || day || ', kinds ' || kinds, sum(stored), sum(told)
      FROM (
        SELECT app_id, utc_day AS day, kinds, total AS stored, 0 AS told FROM call_days
        UNION ALL
        SELECT app_id, activity_ts / 86400, kinds, 0, 1 FROM calls
      ) d LEFT JOIN apps a ON a.id = d.app_id
      GROUP BY d.app_id, day, kinds
      HAVING sum(stored) <> sum(told)
      """;

  private final Link link;
  private final Consumer<Difference> found;

  SumsAudit(Link link, Consumer<Difference> found) {
    this.link = link;
    this.found = found;
  }

  private static String steps() {
    StringBuilder steps = new StringBuilder();
    for (Step step : Step.values()) {
      steps
          .append(steps.isEmpty() ? "" : " UNION ALL ")
          .append("SELECT " + Numbers.of(step) + " AS span, " + step.seconds() + " AS length");
    }
    return steps.toString();
  }

  void check() {
    compare("app_minutes", "seconds", MINUTES);
    compare("channel_spans", "seconds", SPANS);
    compare("call_days", "total", DAYS);
  }

  private void compare(String table, String column, String sql) {
    link.prepare(sql)
        .list(
            row ->
                difference(table, column, row.textOrNull(), row.text(), row.number(), row.number()))
        .forEach(found);
  }

  private static Difference difference(
      String table, String column, @Nullable String app, String id, long stored, long told) {
    if (stored == 0) {
      return new Difference(table, Change.ADDED, app, null, id, List.of());
    } else if (told == 0) {
      return new Difference(table, Change.REMOVED, app, null, id, List.of());
    }
    List<Field> fields = List.of(new Field(column, stored, told));
    return new Difference(table, Change.CHANGED, app, null, id, fields);
  }

  @Override
  public String toString() {
    return MINUTES;
  }
}
