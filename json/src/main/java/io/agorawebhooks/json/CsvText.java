package io.agorawebhooks.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/**
 * Text that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front
 * (OWASP, CSV Injection), full-width signs too.
 */
final class CsvText extends JsonSerializer<String> {
  private static final String BEGINNINGS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  @Override
  public void serialize(String text, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeString(neutral(text));
  }

  static String neutral(String text) {
    return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
