package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.storage.Aliases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uids and accounts are found in every spelling, and nothing else changes. */
class RenamerTest {
  private static final NoticeDecoder DECODER = new NoticeDecoder();
  private static final AppId APP = new AppId("app");

  /** Of uid 7 and an account. */
  private record Of(String account) implements Aliases {
    @Override
    public boolean isEmpty() {
      return false;
    }

    @Override
    public @Nullable Long uid(long uid) {
      return uid == 7 ? (Long) 4_000_000_000L : null;
    }

    @Override
    public @Nullable String account(String name) {
      return name.equals(account) ? "gone" : null;
    }
  }

  private static String renamed(String body, String account) {
    return new String(DECODER.renamed(body.getBytes(UTF_8), new Of(account)), UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"uid\":7} | {\"uid\":4000000000}",
        "{\"uid\": 7.0 , \"x\":7} | {\"uid\": 4000000000 , \"x\":7}",
        "{\"uid\":\"007\"} | {\"uid\":\"004000000000\"}",
        "{\"\\u0075id\":7} | {\"\\u0075id\":4000000000}",
        "{\"lastUid\":7,\"ts\":7,\"clientSeq\":7} | {\"lastUid\":4000000000,\"ts\":7,\"clientSeq\":7}",
        "{\"uids\":[1,7,{\"a\":7},7]} | {\"uids\":[1,4000000000,{\"a\":7},4000000000]}",
        "{\"account\":\"ann\"} | {\"account\":\"gone\"}",
        "{\"account\" : \"\\u0061n\\u006E\"} | {\"account\" : \"gone\"}",
        "{\"x\":{\"user\":[\"ann\",\"anna\"]}} | {\"x\":{\"user\":[\"gone\",\"anna\"]}}",
        "{\"uid\":\"ann\"} | {\"uid\":\"gone\"}",
        "{\"channelName\":\"ann\",\"noticeId\":\"ann\",\"sid\":\"ann\"} | {\"channelName\":\"ann\",\"noticeId\":\"ann\",\"sid\":\"ann\"}",
        "{\"ann\":1} | {\"ann\":1}",
        "{\"uid\":77,\"account\":\"Ann\"} | {\"uid\":77,\"account\":\"Ann\"}",
        "{\"uid\":7,\"account\":\"ann\" | {\"uid\":4000000000,\"account\":\"gone\"",
        "not JSON \"ann\" uid 7 | not JSON \"gone\" uid 7",
        "{\"uid\":7e,\"uid\":--7,\"account\":\"an | {\"uid\":7e,\"uid\":--7,\"account\":\"an",
      })
  void body_isRenamed(String body, String expected) {
    assertThat(renamed(body, "ann")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\"b", "a\\b", "</script>", "\n\t", "会議😀", "7", "uid", "payload", "\\u0061"})
  void account_thatIsHostile_isFound(String account) {
    Json.Text text = new Json.Text(account);
    Canonical out = new Canonical(10);
    text.write(out);
    String quoted = new String(out.toBytes(), UTF_8);
    StringBuilder escaped = new StringBuilder();
    account.chars().forEach(c -> escaped.append(String.format("\\u%04X", c)));
    assertThat(renamed("{\"account\":" + quoted + ",\"x\":1}", account))
        .isEqualTo("{\"account\":\"gone\",\"x\":1}");
    assertThat(renamed("{\"account\":\"" + escaped + "\"}", account))
        .isEqualTo("{\"account\":\"gone\"}");
  }

  @Test
  void notice_saysTheSameOfAnother() throws BadNotice {
    String body =
        "{\"noticeId\":\"n\",\"productId\":1,\"eventType\":104,\"sid\":\"7\",\"payload\":{"
            + "\"channelName\":\"room\",\"uid\":\"7\",\"clientSeq\":\"7\",\"ts\":1767261600,"
            + "\"duration\":7,\"account\":\"ann\"}}";
    Notice was = DECODER.decode(APP, body.getBytes(UTF_8));
    Notice is = DECODER.decode(APP, renamed(body, "ann").getBytes(UTF_8));
    assertThat(is.event()).isNotNull();
    assertThat(is.event().uid()).isEqualTo(4_000_000_000L);
    assertThat(is.event().account()).isEqualTo("gone");
    assertThat(is.event().sid()).isEqualTo("7");
    assertThat(is.event().key().clientSeq()).isEqualTo(7);
    assertThat(is.event().duration()).isEqualTo(7);
    assertThat(is.channel()).isEqualTo(was.channel());
  }

  @Test
  void bytes_withNobodyInThem_areTheSameArray() {
    byte[] body = "{\"uid\":8,\"account\":\"bob\"}".getBytes(UTF_8);
    assertThat(DECODER.renamed(body, new Of("ann"))).isSameAs(body);
    byte[] wild = {'"', '\\', (byte) 0xff, '"', '{', '[', '}', ']', ']', '\\', '"', '\\'};
    assertThat(DECODER.renamed(wild, new Of("ann"))).isSameAs(wild);
  }
}
