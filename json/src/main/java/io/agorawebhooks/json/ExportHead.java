package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.storage.ExportQuery;
import java.time.ZoneId;

/**
 * What an export is about.
 *
 * @param id names it
 * @param zone in which dates were read
 */
public record ExportHead(String id, ExportQuery query, ZoneId zone, ExportFormat format) {
  public ExportHead {
    requireNonNull(id, "id is null");
    requireNonNull(query, "query is null");
    requireNonNull(zone, "zone is null");
    requireNonNull(format, "format is null");
  }
}
