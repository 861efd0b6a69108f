package io.agorawebhooks.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.agorawebhooks.storage.ExportPart;
import java.io.IOException;
import java.io.OutputStream;

/** An object a line. The last tells that the export is whole. */
final class NdjsonForm implements ExportForm {
  private final JsonGenerator out;
  private String type = "";

  NdjsonForm(OutputStream out) throws IOException {
    this.out = JsonForm.generator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  /** A row that says what it is. */
  private record Line(String type, @JsonUnwrapped Object row) {}

  @Override
  public void begin(ExportPart part) {
    String label = part.label();
    type = label.substring(0, label.length() - 1); // a row is one of them
  }

  @Override
  public void row(Object view) throws IOException {
    JsonForm.WRITER.writeValue(out, new Line(type, view));
  }

  @Override
  public void finish(ExportInfoView info) throws IOException {
    JsonForm.WRITER.writeValue(out, new Line("export_info", info));
    out.writeRaw('\n');
    out.close();
  }
}
