package io.agorawebhooks.correlation;

import static java.util.Objects.requireNonNull;

/**
 * The one of several notices that say the same event whose fields count (correlation.md, section
 * 2): the smallest noticeId by code point, of equals the smaller content.
 *
 * @param noticeId Agora's id of it
 * @param body its raw bytes; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by their content's order
public record Speaker(String noticeId, byte[] body) {
  public Speaker {
    requireNonNull(noticeId, "noticeId is null");
    requireNonNull(body, "body is null");
  }
}
