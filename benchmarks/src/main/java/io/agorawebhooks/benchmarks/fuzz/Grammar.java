package io.agorawebhooks.benchmarks.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SplittableRandom;

/** Writes JSON, nearly, out of what readers of JSON have stumbled over. */
final class Grammar {
  private static final String[] NAMES = {
    "noticeId",
    "noticeId",
    "productId",
    "product_id",
    "eventType",
    "notifyMs",
    "payload",
    "payload",
    "sid",
    "channelName",
    "ts",
    "uid",
    "clientSeq",
    "duration",
    "platform",
    "clientType",
    "reason",
    "account",
    "lastUid",
    "",
    "a",
    "\\u0000",
    "\\ud83d\\ude00",
    "no\\u0074iceId"
  };
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "0.0",
    "-0.0e5",
    "1",
    "1",
    "1.0",
    "7.5",
    "101",
    "102",
    "103",
    "104",
    "105",
    "106",
    "111",
    "112",
    "1e2",
    "10.3e1",
    "2147483648",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "1767261600",
    "1767261600.0",
    "17672616e2",
    "17672616000e-1",
    "1767261600250",
    "1420070399",
    "1420070400",
    "4102444799",
    "4102444800",
    "99999999999",
    "100000000000",
    "1e400",
    "-1E+400",
    "1e-400",
    "1e999999999999999",
    "1e9999999999999999",
    "1e-99999999999999999999",
    "0e99999999999999999999",
    "0.00000000000000000000000000001"
  };
  private static final String[] BROKEN = {
    "01",
    "+1",
    ".5",
    "1.",
    "1e",
    "--1",
    "NaN",
    "Infinity",
    "0x10",
    "1_000",
    "tru",
    "NULL",
    "",
    "'a'",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\n\"",
    "\"\u0001\"",
    "\"",
    "[",
    "{",
    "]",
    "{\"a\"",
    "{,}",
    "[1,]"
  };
  private static final String[] TEXTS = {
    "",
    "n",
    "7",
    "007",
    "18446744073709551616",
    "test_webhook",
    "standup",
    "..",
    "%2F",
    "a/b",
    "null",
    "\\u0000",
    "\\ud83d",
    "\\ude00\\ud83d",
    "\\ud83d\\ude00",
    "😀",
    "\uffee",
    "é",
    "e\u0301",
    "\\\"",
    "\\n",
    "\u007f",
    "\u2028",
    "\ufeff",
    "<script>",
    "' OR 1=1 --",
    "${jndi:x}",
    "\\u0065",
    "=1+1"
  };
  private static final int DEEPER_THAN_ALLOWED = 130;
  private static final int LONGER_THAN_ALLOWED = 1 << 21;

  private final SplittableRandom random;
  private final StringBuilder out = new StringBuilder();

  Grammar(SplittableRandom random) {
    this.random = random;
  }

  /** A value by itself. */
  static byte[] value(SplittableRandom random) {
    Grammar grammar = new Grammar(random);
    grammar.value(random.nextInt(8) == 0 ? 2 : 0);
    return grammar.bytes();
  }

  /** Something like a notice. */
  static byte[] notice(SplittableRandom random) {
    Grammar grammar = new Grammar(random);
    grammar.out.append(random.nextInt(50) == 0 ? "\ufeff" : "");
    grammar.object(3, random.nextInt(4) > 0);
    grammar.out.append(random.nextInt(50) == 0 ? grammar.any(TEXTS) : "");
    return grammar.bytes();
  }

  private byte[] bytes() {
    return out.toString().getBytes(UTF_8);
  }

  private void value(int depth) {
    switch (random.nextInt(depth > 0 ? 28 : 20)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> out.append(any(NUMBERS));
      case 9, 10, 11, 12, 13, 14, 15 -> text();
      case 16, 17 -> out.append(any("true", "false", "null"));
      case 18 -> rare();
      case 19 -> out.append(any(random.nextInt(3) == 0 ? BROKEN : NUMBERS));
      case 20, 21 -> array(depth - 1);
      default -> object(depth - 1, false);
    }
  }

  private void object(int depth, boolean admitted) {
    out.append('{');
    if (admitted) {
      out.append("\"noticeId\":\"n").append(random.nextInt(1000)).append("\",\"productId\":1,");
      out.append("\"eventType\":").append(101 + random.nextInt(12)).append(",\"payload\":{");
      out.append("\"channelName\":\"room-").append(random.nextInt(20)).append("\",\"ts\":");
      out.append(1767261600 + random.nextInt(8000)).append(",\"uid\":").append(random.nextInt(4));
      members(depth, random.nextInt(4), true);
      out.append('}');
    }
    members(depth, random.nextInt(8), admitted);
    out.append(random.nextInt(60) == 0 ? "" : "}");
  }

  private void members(int depth, int count, boolean after) {
    for (int i = 0; i < count; i++) {
      out.append(after || i > 0 ? "," : "").append(blank());
      out.append('"').append(any(NAMES)).append('"').append(blank()).append(':').append(blank());
      value(depth);
    }
  }

  private void array(int depth) {
    out.append('[');
    int items = random.nextInt(4);
    for (int i = 0; i < items; i++) {
      out.append(i > 0 ? "," : "");
      value(depth);
    }
    out.append(random.nextInt(60) == 0 ? "" : "]");
  }

  private void text() {
    out.append('"');
    int parts = random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      out.append(any(TEXTS));
    }
    out.append(random.nextInt(60) == 0 ? "" : "\"");
  }

  /** What takes room: long digits, long text, deep nesting. */
  private void rare() {
    int length = 1 << random.nextInt(random.nextInt(50) == 0 ? 17 : 11);
    length = random.nextInt(20_000) == 0 ? LONGER_THAN_ALLOWED : length;
    switch (random.nextInt(12)) {
      case 0 -> out.append("9".repeat(length));
      case 1 -> out.append("0.").append("1".repeat(length)).append("e").append(length);
      case 2 -> out.append('"').append("x".repeat(length)).append('"');
      case 3 -> out.append('"').append("\\u00e9".repeat(length / 4)).append('"');
      case 4 -> nested(1 + random.nextInt(DEEPER_THAN_ALLOWED));
      case 5 -> out.append("[".repeat(length));
      default -> out.append(random.nextLong());
    }
  }

  private void nested(int depth) {
    boolean objects = random.nextBoolean();
    out.append((objects ? "{\"a\":" : "[").repeat(depth)).append('1');
    out.append((objects ? "}" : "]").repeat(depth));
  }

  private String blank() {
    return random.nextInt(30) == 0 ? any(" ", "\n", "\t", "\r\n", "\u00a0", "/**/") : "";
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
