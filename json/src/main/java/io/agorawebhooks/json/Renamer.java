package io.agorawebhooks.json;

import io.agorawebhooks.storage.Aliases;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts aliases in the places of uids and accounts and leaves every other byte as it is. What is
 * compared are the values that are meant, however they are spelled. Bytes that are no JSON, or
 * broken off, are read as far as texts in quotes and names before colons can be told.
 */
final class Renamer {
  /** No user stands there, and another text would make another event of it. */
  private static final Set<String> NEVER =
      Set.of("noticeId", "sid", "clientSeq", "channelName", "cname", "channel", "rtcChannel");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final int LONGEST_NUMBER = 1000;

  private final byte[] in;
  private final Aliases aliases;
  private final Deque<String> outer = new ArrayDeque<>();
  private @Nullable ByteArrayOutputStream out;
  private String name = "";
  private int at;
  private int copied;

  private Renamer(byte[] in, Aliases aliases) {
    this.in = in;
    this.aliases = aliases;
  }

  /** The same array if nothing is to be renamed in it. */
  static byte[] rename(byte[] body, Aliases aliases) {
    return aliases.isEmpty() ? body : new Renamer(body, aliases).all();
  }

  private byte[] all() {
    while (at < in.length) {
      switch (in[at]) {
        case '"' -> text();
        case '{', '[' -> open();
        case '}', ']' -> close();
        default -> other();
      }
    }
    if (out == null) {
      return in;
    }
    out.write(in, copied, in.length - copied);
    return out.toByteArray();
  }

  /** What is in an array stands under the name of the array. */
  private void open() {
    outer.push(name);
    at++;
  }

  private void close() {
    name = outer.isEmpty() ? "" : outer.pop();
    at++;
  }

  private void other() {
    if (isOfNumber(in[at])) {
      number();
    } else {
      at++;
    }
  }

  private void number() {
    int from = at;
    while (at < in.length && isOfNumber(in[at])) {
      at++;
    }
    if (isUid(name) && at - from <= LONGEST_NUMBER) {
      String raw = new String(in, from, at - from, StandardCharsets.US_ASCII);
      Long uid = NUMBER.matcher(raw).matches() ? new Json.Num(raw).unsigned() : null;
      Long alias = uid == null ? null : aliases.uid(uid);
      if (alias != null) {
        replace(from, alias.toString());
      }
    }
  }

  private static boolean isOfNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
  }

  private void text() {
    int from = at;
    boolean escaped = false;
    at++;
    while (at < in.length && in[at] != '"') {
      escaped |= in[at] == '\\';
      at += in[at] == '\\' ? 2 : 1;
    }
    at = Math.min(at, in.length);
    String raw = new String(in, from + 1, at - from - 1, StandardCharsets.UTF_8);
    String value = escaped ? JsonEscapes.meant(raw) : raw;
    at = Math.min(at + 1, in.length);
    if (isBeforeColon()) {
      name = value;
    } else {
      value(from, value);
    }
  }

  private boolean isBeforeColon() {
    int next = at;
    while (next < in.length && in[next] >= 0 && in[next] <= ' ') {
      next++;
    }
    return next < in.length && in[next] == ':';
  }

  private void value(int from, String value) {
    Long uid = isUid(name) ? Digits.unsigned(value) : null;
    String alias = uid == null ? account(value) : ofUid(uid, value);
    if (alias != null) {
      replace(from, '"' + alias + '"');
    }
  }

  private @Nullable String account(String value) {
    return value.isEmpty() || value.length() > Plain.LONGEST_NAME || NEVER.contains(name)
        ? null
        : aliases.account(value);
  }

  /** Zeros in front stay, so that what differs goes on to differ. */
  private @Nullable String ofUid(long uid, String digits) {
    Long alias = aliases.uid(uid);
    int zeros = digits.length() - Long.toUnsignedString(uid).length();
    return alias == null ? null : "0".repeat(zeros) + alias;
  }

  /** As {@code uid}, {@code lastUid}, {@code streamUid}, {@code uids} or {@code userId}. */
  private static boolean isUid(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith("uid")
        || lower.endsWith("uids")
        || lower.equals("userid")
        || lower.equals("user_id");
  }

  private void replace(int from, String alias) {
    if (out == null) {
      out = new ByteArrayOutputStream(in.length + alias.length());
    }
    out.write(in, copied, from - copied);
    out.writeBytes(alias.getBytes(StandardCharsets.US_ASCII));
    copied = at;
  }
}
