package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.storage.ChannelSession;
import io.agorawebhooks.storage.DayOfChannel;
import io.agorawebhooks.storage.DayOfUser;
import io.agorawebhooks.storage.ExportPart;
import io.agorawebhooks.storage.ExportRows;
import io.agorawebhooks.storage.StoredNotice;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts the rows of an export, and estimates its bytes by writing the first {@value #SAMPLE} rows
 * of each part.
 */
public final class ExportEstimate implements ExportRows {
  static final int SAMPLE = 1000;

  private final ExportHead head;
  private final Map<ExportPart, Sample> samples = new EnumMap<>(ExportPart.class);

  public ExportEstimate(ExportHead head) {
    this.head = requireNonNull(head, "head is null");
  }

  @Override
  public void notice(StoredNotice notice) {
    take(ExportPart.WEBHOOK_EVENTS, rows -> rows.notice(notice));
  }

  @Override
  public void session(ChannelSession found, Totals inside) {
    take(ExportPart.SESSIONS, rows -> rows.session(found, inside));
  }

  @Override
  public void roleEvent(ChannelSession found, RoleSwitch change) {
    take(ExportPart.ROLE_EVENTS, rows -> rows.roleEvent(found, change));
  }

  @Override
  public void channelDay(DayOfChannel day) {
    take(ExportPart.CHANNEL_METRICS, rows -> rows.channelDay(day));
  }

  @Override
  public void userDay(DayOfUser day) {
    take(ExportPart.USER_METRICS, rows -> rows.userDay(day));
  }

  private void take(ExportPart part, Consumer<ExportRows> row) {
    samples.computeIfAbsent(part, key -> new Sample(head)).take(row);
  }

  long count(ExportPart part) {
    Sample sample = samples.get(part);
    return sample == null ? 0 : sample.rows;
  }

  long bytes() {
    return samples.values().stream().mapToLong(Sample::bytes).sum();
  }

  /** The answer of {@code POST /api/export/{app_id}/validate}. */
  public byte[] answer() {
    return JsonViews.bytes(ExportEstimateView.of(head, this));
  }

  /** One part. */
  private static final class Sample {
    private final Counted counted = new Counted();
    private final ExportWriter writer;
    private long rows;

    Sample(ExportHead head) {
      writer = new ExportWriter(head, counted);
    }

    void take(Consumer<ExportRows> row) {
      if (rows++ < SAMPLE) {
        row.accept(writer);
      }
    }

    long bytes() {
      if (!counted.done) {
        writer.finish();
        counted.done = true;
      }
      return Math.round((double) counted.bytes * rows / Math.min(rows, SAMPLE));
    }
  }

  /** Forgets what is written. */
  private static final class Counted extends OutputStream {
    private long bytes;
    private boolean done;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      bytes += length;
    }
  }
}
