package io.agorawebhooks.notice;

/**
 * A 128-bit hash of app, noticeId and content without {@code notifyMs}: two deliveries with the
 * same key are the same notice sent again (correlation.md, section 2).
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record NoticeKey(long high, long low) {}
