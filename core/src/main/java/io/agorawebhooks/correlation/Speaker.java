package io.agorawebhooks.correlation;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

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

  /**
   * The order in which notices that say the same event speak for it: the least does.
   *
   * @param contentOrder compares the contents of two raw notices without {@code notifyMs}, by code
   *     point of their canonical JSON
   */
  public static Comparator<Speaker> order(Comparator<byte[]> contentOrder) {
    requireNonNull(contentOrder, "contentOrder is null");
    return Comparator.comparing(Speaker::noticeId, CodePoints.ORDER)
        .thenComparing(Speaker::body, contentOrder);
  }
}
