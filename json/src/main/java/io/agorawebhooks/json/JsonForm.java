package io.agorawebhooks.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agorawebhooks.storage.ExportPart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** One object with an array for each part, and the info behind them, because it has the counts. */
final class JsonForm implements ExportForm {
  static final ObjectWriter WRITER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .build()
          .writer();

  private final JsonGenerator out;
  private boolean begun;

  JsonForm(OutputStream out) throws IOException {
    this.out = generator(out);
  }

  /** By way of a writer, which puts a {@code ?} for half a surrogate pair. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return WRITER.createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void begin(ExportPart part) throws IOException {
    if (begun) {
      out.writeEndArray();
    } else {
      out.writeStartObject();
      out.writeObjectFieldStart("data");
      begun = true;
    }
    out.writeArrayFieldStart(part.label());
  }

  @Override
  public void row(Object view) throws IOException {
    WRITER.writeValue(out, view);
  }

  @Override
  public void finish(ExportInfoView info) throws IOException {
    out.writeEndArray();
    out.writeEndObject();
    out.writeFieldName("export_info");
    WRITER.writeValue(out, info);
    out.writeEndObject();
    out.close();
  }
}
