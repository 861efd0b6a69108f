package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.SetAside;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of notice that Agora documents. */
class AgoraSamplesTest {
  private final List<Notice> notices = new ArrayList<>();

  @BeforeEach
  void decodeAll() throws IOException, BadNotice {
    NoticeDecoder decoder = new NoticeDecoder();
    byte[] lines = getClass().getResourceAsStream("/agora-samples.jsonl").readAllBytes();
    for (String line : new String(lines, UTF_8).lines().toList()) {
      JsonNode body = new ObjectMapper().readTree(line).get("body");
      notices.add(decoder.decode(new AppId("app"), body.toString().getBytes(UTF_8)));
    }
  }

  @Test
  void all_areNotices() {
    assertThat(notices).hasSize(83);
  }

  @Test
  void oneOfThem_isSentAgain() {
    assertThat(notices.stream().map(Notice::key).distinct()).hasSize(82);
    assertThat(notices.stream().map(Notice::noticeId).distinct()).hasSize(81);
  }

  @Test
  void onlyRtc_isCorrelated() {
    assertThat(notices)
        .filteredOn(notice -> notice.event() != null)
        .hasSize(13)
        .allMatch(notice -> notice.productId() == 1);
    assertThat(notices).filteredOn(notice -> notice.setAside() == SetAside.TEST).hasSize(1);
    assertThat(notices)
        .filteredOn(notice -> notice.setAside() == SetAside.OTHER_PRODUCT)
        .hasSize(69);
  }

  @Test
  void channels_ofOtherProductsAreFound() {
    assertThat(notices)
        .filteredOn(notice -> notice.productId() == 3 || notice.productId() == 17)
        .allMatch(notice -> notice.channel() != null);
  }
}
