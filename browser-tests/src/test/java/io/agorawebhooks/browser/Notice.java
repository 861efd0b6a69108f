package io.agorawebhooks.browser;

/** Bodies as Agora sends them. */
final class Notice {
  private Notice() {}

  /** A join of a host, by web. */
  static String join(String channel, long uid, long ts) {
    return user(103, channel, uid, ts, "");
  }

  /** The leave of a host who stayed for some seconds. */
  static String leave(String channel, long uid, long ts, long seconds) {
    return user(104, channel, uid, ts, ",\"reason\":1,\"duration\":" + seconds);
  }

  /**
   * @param more members of the payload, each with a comma before it
   */
  static String user(int type, String channel, long uid, long ts, String more) {
    return """
        {"noticeId":"n-%d-%d-%d-%x","productId":1,"eventType":%d,"notifyMs":%d,\
        "payload":{"channelName":%s,"ts":%d,"uid":%d,"clientSeq":%d,"platform":7%s}}"""
        .formatted(
            uid,
            ts,
            type,
            channel.hashCode(),
            type,
            ts * 1000 + 200,
            quoted(channel),
            ts,
            uid,
            ts * 10 + type,
            more);
  }

  /** A JSON string. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || c < ' ') {
                quoted.append(String.format("\\u%04x", c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
