package io.agorawebhooks.json;

import java.util.Locale;

/** How an export is written. */
public enum ExportFormat {
  /** One object, {@code {"data":{...},"export_info":{...}}}; the counts are known in the end. */
  JSON("application/json", "json"),
  /** A zip with a table for each part. */
  CSV("application/zip", "zip"),
  /** An object a line, each with a {@code type}; the last is the {@code export_info}. */
  NDJSON("application/x-ndjson", "ndjson");

  private final String mediaType;
  private final String suffix;

  ExportFormat(String mediaType, String suffix) {
    this.mediaType = mediaType;
    this.suffix = suffix;
  }

  /** As in {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }

  /** Of a file's name, without the dot. */
  public String suffix() {
    return suffix;
  }

  /** Its name in parameters and answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
