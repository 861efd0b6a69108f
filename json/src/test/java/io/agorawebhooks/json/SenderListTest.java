package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderListTest {
  @Test
  void hosts_areAllRead() throws BadNotice {
    String answer =
        """
        {"data": {"service": {"hosts": [{"primaryIP": "203.0.113.7"}, {"primaryIP": "2001:db8::1"}]}}}
        """;
    assertThat(SenderList.read(answer.getBytes(UTF_8)))
        .containsExactly("203.0.113.7", "2001:db8::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "{}",
        "[]",
        "{\"data\":{\"service\":{\"hosts\":[]}}}",
        "{\"data\":{\"service\":{\"hosts\":[{\"primaryIP\":\"0.0.0.0/0\"}]}}}",
        "{\"data\":{\"service\":{\"hosts\":[{\"primaryIP\":\"*\"}]}}}",
        "{\"data\":{\"service\":{\"hosts\":[{\"primaryIP\":7}]}}}",
        "{\"data\":{\"service\":{\"hosts\":[{}]}}}"
      })
  void anythingElse_isRefused(String answer) {
    assertThatThrownBy(() -> SenderList.read(answer.getBytes(UTF_8))).isInstanceOf(BadNotice.class);
  }
}
