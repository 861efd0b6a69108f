package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APPS;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AppSummary;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The apps that sent something, by id. */
final class SelectApps {
  private final Prepared select;
  private final Prepared last;
  private final SelectCounts counts;

  SelectApps(Link link, SelectCounts counts) {
    this.counts = counts;
    select =
        link.prepare(
            DSL.select(APPS.ID, APPS.APP_ID, APPS.FIRST_RECEIVED_MS, APPS.LAST_RECEIVED_MS)
                .from(APPS)
                .where(APPS.APP_ID.gt(Sql.value(APPS.APP_ID)), APPS.FIRST_RECEIVED_MS.isNotNull())
                .orderBy(APPS.APP_ID)
                .limit(Sql.rows()));
    last =
        link.prepare(
            DSL.select(APPS.LAST_RECEIVED_MS)
                .from(APPS)
                .where(APPS.LAST_RECEIVED_MS.isNotNull())
                .orderBy(APPS.LAST_RECEIVED_MS.desc())
                .limit(DSL.inline(1)));
  }

  /**
   * @param after the id behind which the list begins, null for its head
   */
  List<AppSummary> list(@Nullable AppId after, int limit) {
    return select.list(this::read, after == null ? "" : after.value(), limit);
  }

  /** When anything last came in. */
  Optional<Long> lastReceivedMs() {
    return last.first(Row::number);
  }

  private AppSummary read(Row row) {
    long id = row.number();
    return new AppSummary(new AppId(row.text()), row.number(), row.number(), counts.of(id));
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
