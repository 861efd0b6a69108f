package io.agorawebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void hostileText_isShownOnOneLineAndCut() {
    assertThat(Text.shown("a\r\n\"\\\u202e")).isEqualTo("\"a\\u000d\\u000a\\\"\\\\\\u202e\"");
    assertThat(Text.shown("x".repeat(200))).hasSize(85).endsWith("...\"");
  }
}
