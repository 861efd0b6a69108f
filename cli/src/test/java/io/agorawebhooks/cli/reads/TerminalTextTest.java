package io.agorawebhooks.cli.reads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void whatSteersOrReordersATerminal_isEscaped() {
    assertThat(TerminalText.of("a\u001b[31m\r\n\u009b\u202e\u200f\u2028\u0000"))
        .isEqualTo("a\\u001b[31m\\u000d\\u000a\\u009b\\u202e\\u200f\\u2028\\u0000");
    assertThat(TerminalText.of("\udb40\udc01")).isEqualTo("\\udb40\\udc01");
  }

  @Test
  void otherText_staysAsItIs() {
    assertThat(TerminalText.of("Ünï 会議 🎉 שלום")).isEqualTo("Ünï 会議 🎉 שלום");
  }

  @Test
  void columns_areThoseOfATerminal() {
    assertThat(TerminalText.columns("ab")).isEqualTo(2);
    assertThat(TerminalText.columns("会議")).isEqualTo(4);
    assertThat(TerminalText.columns("e\u0301")).isEqualTo(1);
    assertThat(TerminalText.cut("abcdefgh", 6)).isEqualTo("abc...");
    assertThat(TerminalText.cut("会議会議", 7)).isEqualTo("会議...");
    assertThat(TerminalText.cut("short", 6)).isEqualTo("short");
  }
}
