package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

/**
 * A raw notice as it came in.
 *
 * @param headers the request headers that matter, one {@code name: value} a line; may be empty
 * @param body the raw bytes; nobody may change them
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by nobody
public record StoredNotice(NoticeEntry entry, String headers, byte[] body) {
  public StoredNotice {
    requireNonNull(entry, "entry is null");
    requireNonNull(headers, "headers is null");
    requireNonNull(body, "body is null");
  }
}
