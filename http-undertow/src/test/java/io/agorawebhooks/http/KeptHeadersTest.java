package io.agorawebhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import org.junit.jupiter.api.Test;

class KeptHeadersTest {
  private final HeaderMap headers = new HeaderMap();

  @Test
  void headersThatMatter_areKeptOneALine() {
    add("agora-signature-v2", "abc");
    add("Content-Type", "application/json");
    add("Cookie", "secret");

    assertThat(KeptHeaders.of(headers))
        .isEqualTo("Content-Type: application/json\nAgora-Signature-V2: abc\n");
  }

  @Test
  void hostileValue_staysOnItsLineAndIsCut() {
    add("User-Agent", "a\r\nb: c" + "x".repeat(5000));

    assertThat(KeptHeaders.of(headers))
        .startsWith("User-Agent: a  b: cxxx")
        .hasSize("User-Agent: ".length() + 1024 + 1);
  }

  private void add(String name, String value) {
    headers.add(new HttpString(name), value);
  }
}
