package io.agorawebhooks.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.agorawebhooks.storage.ExportPart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A zip with a table for each part, all of them with a head. */
final class CsvForm implements ExportForm {
  /** What no cell can hold: role_events has the segments, and headers are no figures. */
  private static final Set<String> LEFT_OUT = Set.of("role_segments", "headers");

  private static final CsvMapper MAPPER =
      CsvMapper.csvBuilder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .enable(JsonGenerator.Feature.IGNORE_UNKNOWN) // members that are no column
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(new SimpleModule().addSerializer(String.class, new CsvText()))
          .build();

  private final ZipOutputStream zip;
  private final LocalDateTime time;
  private @Nullable SequenceWriter table;

  /**
   * @param second epoch second that the files bear as their time, in UTC
   */
  CsvForm(OutputStream out, long second) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
  }

  @Override
  public void begin(ExportPart part) throws IOException {
    end();
    ZipEntry entry = new ZipEntry(part.label() + ".csv");
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
    table = table(ExportViews.of(part));
  }

  private SequenceWriter table(Class<?> view) throws IOException {
    return MAPPER
        .writerFor(view)
        .with(schema(view))
        .writeValues(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
  }

  private static CsvSchema schema(Class<?> view) {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
    for (CsvSchema.Column column : MAPPER.schemaFor(view)) {
      if (!LEFT_OUT.contains(column.getName())) {
        schema.addColumn(column);
      }
    }
    return schema.build();
  }

  private void end() throws IOException {
    if (table != null) {
      table.close();
      zip.closeEntry();
      table = null;
    }
  }

  @Override
  public void row(Object view) throws IOException {
    if (table != null) {
      table.write(view);
    }
  }

  @Override
  public void finish(ExportInfoView info) throws IOException {
    end();
    zip.finish();
  }
}
