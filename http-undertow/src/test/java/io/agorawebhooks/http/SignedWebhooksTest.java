package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.storage.MemoryAccess;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignedWebhooksTest {
  private static final String CHECK =
      """
      {"noticeId":"2000001428:4330:107","productId":1,"eventType":103,"notifyMs":1611566412672,\
      "payload":{"channelName":"test_webhook","uid":12121212,"platform":1,\
      "clientSeq":1625051030746,"ts":1560396843,"account":"test"}}""";

  private Signatures signatures = of(SignatureMode.REQUIRED, "old", "new");
  private final TestServer server =
      new TestServer(new HttpServer.Security(() -> signatures, new MemoryAccess(), false, false));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void signedNotice_isTaken() {
    assertThat(post(join("n-1", "room"), "old").status()).isEqualTo(200);
    assertThat(post(join("n-2", "room"), "new").status()).isEqualTo(200);
    assertThat(server.counts().correlated()).isEqualTo(2);
    assertThat(figures().get("verified").longValue()).isEqualTo(2);
    assertThat(figures().get("open").booleanValue()).isFalse();
  }

  @Test
  void wrongSecret_isRefusedCountedAndKeptWhole() {
    String body = join("n-1", "room") + " ".repeat(200_000);
    Reply reply = post(body, "wrong");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Agora-Signature-V2");
    assertThat(server.counts().rejected()).isEqualTo(1);
    JsonNode kept = server.json("/api/rejected/" + APP).get("rejected").get(0);
    assertThat(kept.get("status").intValue()).isEqualTo(401);
    assertThat(kept.get("reason").textValue()).contains("Likely cause: wrong secret");
    assertThat(kept.get("body").textValue()).isEqualTo(body);
    assertThat(figures().get("failed").get("wrong_secret").longValue()).isEqualTo(1);
    assertThat(figures().get("last_failure").textValue()).isEqualTo("wrong_secret");
  }

  @Test
  void alteredBody_isSaidToBeTheCause() {
    String body = join("n-1", "room");
    String signature = sign(body, "old");

    assertThat(reason(postSigned(body.replace(",", ", "), signature))).contains("altered body");
    assertThat(post(body, "old").status()).isEqualTo(200);
    assertThat(reason(postSigned(body.replace("room", "mine"), signature)))
        .contains("altered body, or a forged notice");
  }

  @Test
  void missingAndMalformedSignatures_areRefused() {
    byte[] body = join("n-1", "room").getBytes(UTF_8);

    assertThat(reason(server.post(APP.value(), body))).contains("has no Agora-Signature-V2");
    assertThat(reason(server.post(APP.value(), body, "Agora-Signature-V2: x")))
        .contains("hexadecimal");
    assertThat(server.counts().rejected()).isEqualTo(2);
    assertThat(server.counts().stored()).isZero();
  }

  @Test
  void whatIsNoNotice_isRefusedForItsSignatureFirst() {
    assertThat(server.post(APP.value(), "x".getBytes(UTF_8)).status()).isEqualTo(401);
    assertThat(post("x", "old").status()).isEqualTo(400);
  }

  @Test
  void check_isTakenUnsignedAndSetAside() {
    assertThat(server.post(APP.value(), CHECK.getBytes(UTF_8)).status()).isEqualTo(200);
    assertThat(post(CHECK.replace("107", "108"), "wrong").status()).isEqualTo(200);
    assertThat(server.counts().stored()).isEqualTo(2);
    assertThat(server.counts().correlated()).isZero();
    assertThat(server.json("/api/channels/" + APP).get("channels")).isEmpty();
  }

  @Test
  void channelOrUidOfTheCheckAlone_isNoCheck() {
    String user = CHECK.replace("test_webhook", "room");
    String channel = CHECK.replace("12121212", "7");
    assertThat(server.post(APP.value(), user.getBytes(UTF_8)).status()).isEqualTo(401);
    assertThat(server.post(APP.value(), channel.getBytes(UTF_8)).status()).isEqualTo(401);
  }

  @Test
  void reportOnly_takesAndCounts() {
    signatures = of(SignatureMode.REPORT_ONLY, "old");

    assertThat(post(join("n-1", "room"), "wrong").status()).isEqualTo(200);
    assertThat(server.counts().correlated()).isEqualTo(1);
    assertThat(figures().get("failed").get("wrong_secret").longValue()).isEqualTo(1);
    assertThat(figures().get("open").booleanValue()).isTrue();
    assertThat(figures().get("mode").textValue()).isEqualTo("report-only");
  }

  @Test
  void withoutSecrets_appsAreOpen() {
    signatures = Signatures.NONE;

    assertThat(server.post(join("n-1", "room")).status()).isEqualTo(200);
    assertThat(figures().get("open").booleanValue()).isTrue();
    assertThat(figures().get("secrets").intValue()).isZero();
  }

  private JsonNode figures() {
    return server.json("/api/signatures/" + APP);
  }

  private static String reason(Reply reply) {
    assertThat(reply.status()).isEqualTo(401);
    return reply.body();
  }

  private static Signatures of(SignatureMode mode, String... secrets) {
    List<Secret> all = List.of(secrets).stream().map(text -> new Secret(APP, null, text)).toList();
    return new Signatures(all, Map.of(), mode);
  }

  private Reply post(String body, String secret) {
    return postSigned(body, sign(body, secret));
  }

  private Reply postSigned(String body, String signature) {
    return server.post(APP.value(), body.getBytes(UTF_8), "Agora-Signature-V2: " + signature);
  }

  private static String sign(String body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
