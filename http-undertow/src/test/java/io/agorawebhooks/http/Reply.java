package io.agorawebhooks.http;

import java.util.Locale;
import java.util.Map;

/** What the server sent back; header names in lower case. */
record Reply(int status, Map<String, String> headers, String body) {
  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }
}
