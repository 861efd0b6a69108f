package io.agorawebhooks.notice;

/**
 * What makes a notice a duplicate: 128 bits made of app, noticeId and content without {@code
 * notifyMs}. Two deliveries with the same key are the same notice sent again (correlation.md,
 * section 2).
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record NoticeKey(long high, long low) {

  /**
   * The key with the second of the event in its first 32 bits. The second is part of the content,
   * so equal notices stay equal; and keys of notices that arrive together lie together in an index,
   * where those of a bare hash would touch a page each.
   *
   * @param second epoch second, 0 for notices that are not correlated; 0 to 2^32-1
   */
  public NoticeKey at(long second) {
    return new NoticeKey(second << 32 | high >>> 32, low);
  }
}
