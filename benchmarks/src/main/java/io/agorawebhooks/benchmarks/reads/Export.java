package io.agorawebhooks.benchmarks.reads;

import io.agorawebhooks.json.ExportFormat;
import io.agorawebhooks.json.ExportHead;
import io.agorawebhooks.json.ExportWriter;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.ExportPart;
import io.agorawebhooks.storage.ExportQuery;
import io.agorawebhooks.storage.Exports;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;

/**
 * Exports everything of an app to nowhere. Run it with a small heap: it passes if it ends.
 * Arguments: the database's URL, the app, the format.
 */
public final class Export {
  private static final double MIB = 1024.0 * 1024;

  private Export() {}

  public static void main(String[] args) {
    ExportFormat format = ExportFormat.valueOf(args[2].toUpperCase(Locale.ROOT));
    long now = Calls.START + Calls.DAYS * 86_400;
    ExportQuery query =
        new ExportQuery(new AppId(args[1]), Filter.ALL, EnumSet.allOf(ExportPart.class), now);
    long begun = System.nanoTime();
    try (JooqStorage storage = JooqStorage.openExisting(args[0])) {
      Counted out = new Counted();
      ExportWriter writer =
          new ExportWriter(new ExportHead("benchmark", query, ZoneId.of("UTC"), format), out);
      new Exports(storage).run(query, writer);
      writer.finish();
      System.out.printf(
          "%s: %,d bytes in %.1f s, peak heap %.1f MiB of %.0f MiB%n",
          format.label(),
          out.bytes,
          (System.nanoTime() - begun) / 1e9,
          peak() / MIB,
          Runtime.getRuntime().maxMemory() / MIB);
    }
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /** Forgets what is written. */
  private static final class Counted extends OutputStream {
    private long bytes;

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
