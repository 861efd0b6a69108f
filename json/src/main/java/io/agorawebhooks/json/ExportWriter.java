package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.ChannelSession;
import io.agorawebhooks.storage.DayOfChannel;
import io.agorawebhooks.storage.DayOfUser;
import io.agorawebhooks.storage.ExportPart;
import io.agorawebhooks.storage.ExportRows;
import io.agorawebhooks.storage.StoredNotice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an export row by row and keeps none. Every method throws {@link UncheckedIOException} if
 * it cannot be written.
 */
public final class ExportWriter implements ExportRows {
  private final ExportHead head;
  private final AppId app;
  private final ExportForm form;
  private final Map<ExportPart, Long> counts = new EnumMap<>(ExportPart.class);
  private final Deque<ExportPart> toCome = new ArrayDeque<>(List.of(ExportPart.values()));

  /**
   * @param out stays open
   */
  public ExportWriter(ExportHead head, OutputStream out) {
    this.head = requireNonNull(head, "head is null");
    this.app = head.query().app();
    requireNonNull(out, "out is null");
    try {
      this.form = form(head, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExportForm form(ExportHead head, OutputStream out) throws IOException {
    return switch (head.format()) {
      case JSON -> new JsonForm(out);
      case CSV -> new CsvForm(out, head.query().asOf());
      case NDJSON -> new NdjsonForm(out);
    };
  }

  @Override
  public void notice(StoredNotice notice) {
    row(ExportPart.WEBHOOK_EVENTS, ExportViews.Event.of(notice));
  }

  @Override
  public void session(ChannelSession found, Totals inside) {
    row(ExportPart.SESSIONS, ExportViews.Stay.of(app, found, inside));
  }

  @Override
  public void roleEvent(ChannelSession found, RoleSwitch change) {
    row(ExportPart.ROLE_EVENTS, ExportViews.RoleEvent.of(app, found, change));
  }

  @Override
  public void channelDay(DayOfChannel day) {
    row(ExportPart.CHANNEL_METRICS, ExportViews.OfChannel.of(app, day));
  }

  @Override
  public void userDay(DayOfUser day) {
    row(ExportPart.USER_METRICS, ExportViews.OfUser.of(app, day));
  }

  private void row(ExportPart part, Object view) {
    try {
      beginUpTo(part);
      form.row(view);
      counts.merge(part, 1L, Long::sum);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void beginUpTo(ExportPart part) throws IOException {
    while (!toCome.isEmpty() && toCome.element().compareTo(part) <= 0) {
      form.begin(toCome.remove());
    }
  }

  /** Writes what is behind the rows. Without it the export can be seen to be cut off. */
  public void finish() {
    try {
      beginUpTo(ExportPart.USER_METRICS);
      form.finish(ExportInfoView.of(head, counts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
