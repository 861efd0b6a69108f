package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What there is to be exported: channels and days. */
public final class ExportLists {
  private ExportLists() {}

  /** Writes the names of an app's channels. */
  public static final class Channels implements Consumer<String> {
    private final JsonGenerator out;
    private long total;

    /**
     * @param to stays open
     * @throws UncheckedIOException if it cannot be written to, as by every other method
     */
    public Channels(AppId app, OutputStream to) {
      requireNonNull(app, "app is null");
      requireNonNull(to, "to is null");
      try {
        out = JsonForm.generator(to);
        out.writeStartObject();
        out.writeStringField("app_id", app.value());
        out.writeArrayFieldStart("channels");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void accept(String name) {
      try {
        out.writeString(name);
        total++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Ends the list. */
    public void finish() {
      try {
        out.writeEndArray();
        out.writeNumberField("total_channels", total);
        out.writeEndObject();
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The days of which something is known.
   *
   * @param extent null if nothing is
   * @param zone in which days are counted
   */
  public static byte[] dateRange(AppId app, @Nullable Range extent, ZoneId zone) {
    requireNonNull(app, "app is null");
    requireNonNull(zone, "zone is null");
    return JsonViews.bytes(DateRange.of(app, extent, zone));
  }

  record DateRange(
      String appId,
      @Nullable String earliestDate,
      @Nullable String latestDate,
      long totalDays,
      @Nullable String earliest,
      @Nullable String latest,
      String tz) {
    static DateRange of(AppId app, @Nullable Range extent, ZoneId zone) {
      if (extent == null) {
        return new DateRange(app.value(), null, null, 0, null, null, zone.getId());
      }
      LocalDate first = day(extent.from(), zone);
      LocalDate last = day(extent.to() - 1, zone);
      return new DateRange(
          app.value(),
          first.toString(),
          last.toString(),
          last.toEpochDay() - first.toEpochDay() + 1,
          Figures.instant(extent.from()),
          Figures.instant(extent.to() - 1),
          zone.getId());
    }

    private static LocalDate day(long second, ZoneId zone) {
      return LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
    }
  }
}
