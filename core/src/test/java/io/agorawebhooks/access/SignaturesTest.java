package io.agorawebhooks.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.notice.AppId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
  private static final AppId APP = new AppId("app");
  private static final String OURS = "s3cr3t-Key_01";
  private static final String BODY =
      """
      {"sid":"7C1D0B94E5A24F6B8F3340A9D2E6C781","noticeId":"3104455210:51877:205","productId":1,\
      "eventType":103,"notifyMs":1767261600420,"payload":{"channelName":"standup #42 (eu)",\
      "uid":482913,"platform":1,"clientSeq":1767261600233,"ts":1767261600,"account":"maria.k"}}""";
  private static final String SHA1 = "3f222a0eef11392681601972ecdf7c0a3b4b4525";
  private static final String SHA256 =
      "1b4f48b71c9355f47dba5a8dad6036ec3a4922ec4adc01c82fef808cf9f709c7";

  /** Agora's own vector, what its later pages print without saying so, and three of ours. */
  static List<Arguments> vectors() {
    return List.of(
        Arguments.of(
            "secret",
            """
            {"eventMs":1560408533119,"eventType":10,\
            "noticeId":"4eb720f0-8da7-11e9-a43e-53f411c2761f","notifyMs":1560408533119,\
            "payload":{"a":"1","b":2},"productId":1}""",
            "033c62f40f687675f17f0f41f91a40c71c0f134c",
            "6d3320c60b11101395b7fc8f9068748808a0aa1bfa064438e39d1bc2c7d74d99"),
        Arguments.of(
            "secret",
            """
            {"eventType":10,"noticeId":"4eb720f0-8da7-11e9-a43e-53f411c2761f",\
            "notifyMs":1560408533119,"payload":{"a":"1","b":2},"productId":1}""",
            "5a3bb6a6d9fad2ea9ae3fb707a14c9d7f3136df1",
            "de96da5acf03b0021ac3b4fa2225e7ae6f3533a30d50bb02c08ea4fa748bda24"),
        Arguments.of(OURS, BODY, SHA1, SHA256),
        Arguments.of(
            OURS,
            """
            {"noticeId":"n-\u00fc-1","productId":1,"eventType":101,"notifyMs":1767261600412,\
            "payload":{"channelName":"r","ts":1767261600}}""",
            "ab14acc51f7baa1df1ee2f97fab47a94425359b7",
            "8f19ccf51c4404564645fe9f03c19a7533b7db6860a9dfe2bc6022a6528e080b"),
        Arguments.of(
            OURS,
            """
            { "noticeId" : "n-1", "productId":1, "eventType":101, \
            "payload":{"channelName":"r","ts":1767261600.0} }
            """,
            "7f6cceab84938b20d767024f074172b464c8a0e3",
            "4d2fef4f50c1b277e8b2777216aaf1a842a8d2299c247a46ea4c544d1706a3cb"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vector_isVerified(String secret, String body, String sha1, String sha256) {
    Signatures signatures = of(new Secret(APP, null, secret));

    assertThat(verdict(signatures, List.of(sha256), List.of(), body)).isEqualTo(Verdict.VERIFIED);
    assertThat(verdict(signatures, List.of(), List.of(sha1), body)).isEqualTo(Verdict.VERIFIED);
    assertThat(verdict(signatures, List.of(sha256), List.of(sha1), body + " "))
        .isNotEqualTo(Verdict.VERIFIED);
  }

  @Test
  void weakerSignature_doesNotHelpASpoiledStronger() {
    Signatures signatures = of(new Secret(APP, null, OURS));

    assertThat(verdict(signatures, List.of("0".repeat(64)), List.of(SHA1), BODY))
        .isEqualTo(Verdict.WRONG_SECRET);
    assertThat(verdict(signatures, List.of(""), List.of(SHA1), BODY)).isEqualTo(Verdict.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "zz", "sha256=00", "\u0661"})
  void whatIsNoSignature_isMalformed(String text) {
    Signatures signatures = of(new Secret(APP, null, OURS));

    assertThat(verdict(signatures, List.of(text), List.of(), BODY)).isEqualTo(Verdict.MALFORMED);
    assertThat(verdict(signatures, List.of(), List.of(text), BODY)).isEqualTo(Verdict.MALFORMED);
    assertThat(verdict(signatures, List.of(SHA256.replace('1', 'g')), List.of(), BODY))
        .isEqualTo(Verdict.MALFORMED);
    assertThat(verdict(signatures, List.of(SHA256, SHA256), List.of(), BODY))
        .isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void noSignature_isMissing() {
    assertThat(verdict(of(new Secret(APP, null, OURS)), List.of(), List.of(), BODY))
        .isEqualTo(Verdict.MISSING);
  }

  @Test
  void severalSecrets_areAllGood() {
    Signatures signatures = of(new Secret(APP, null, "new"), new Secret(APP, null, OURS));

    assertThat(verdict(signatures, List.of(SHA256), List.of(), BODY)).isEqualTo(Verdict.VERIFIED);
    assertThat(signatures.count(APP)).isEqualTo(2);
  }

  @Test
  void secretOfAProduct_signsItAlone() {
    Secret ofRtc = new Secret(APP, 1L, OURS);
    Secret ofPush = new Secret(APP, 5L, "push");

    assertThat(verdict(of(ofRtc, ofPush), List.of(SHA256), List.of(), BODY))
        .isEqualTo(Verdict.VERIFIED);
    assertThat(verdict(of(new Secret(APP, 5L, OURS)), List.of(SHA256), List.of(), BODY))
        .isEqualTo(Verdict.OTHER_PRODUCT);
  }

  @Test
  void mismatch_hasALikelyCause() {
    Signatures signatures = of(new Secret(APP, null, OURS));
    String pretty = BODY.replace(",", ",\n  ");

    assertThat(verdict(signatures, List.of(SHA256), List.of(), pretty))
        .isEqualTo(Verdict.ALTERED_BODY);
    assertThat(verdict(signatures, List.of(SHA256), List.of(), BODY + "\n"))
        .isEqualTo(Verdict.ALTERED_BODY);
    assertThat(verdict(signatures, List.of(SHA256), List.of(), BODY.replace('7', '8')))
        .isEqualTo(Verdict.WRONG_SECRET);
    assertThat(verdictAfterAGoodOne(signatures, BODY.replace('7', '8')))
        .isEqualTo(Verdict.MISMATCH);
  }

  @Test
  void secretOfAnotherApp_isNamedAsTheCause() {
    Signatures signatures =
        of(new Secret(APP, null, "x"), new Secret(new AppId("other"), null, OURS));

    assertThat(verdict(signatures, List.of(SHA256), List.of(), BODY)).isEqualTo(Verdict.OTHER_APP);
  }

  @Test
  void blanksInText_areNoneThatCanBeLeftOut() {
    String body = "{\"a\" : \"b c\\\" d\\\\\" , \"e\":1}";

    assertThat(Rewritten.of(body.getBytes(UTF_8)).get(1))
        .asString(UTF_8)
        .isEqualTo("{\"a\":\"b c\\\" d\\\\\",\"e\":1}");
  }

  @Test
  void mode_isThatOfTheAppElseTheDefault() {
    AppId off = new AppId("off");
    Signatures signatures =
        new Signatures(
            List.of(new Secret(APP, null, OURS), new Secret(off, null, OURS)),
            Map.of(off, SignatureMode.OFF),
            SignatureMode.REPORT_ONLY);

    assertThat(signatures.mode(APP)).isEqualTo(SignatureMode.REPORT_ONLY);
    assertThat(signatures.mode(off)).isEqualTo(SignatureMode.OFF);
    assertThat(signatures.mode(new AppId("open"))).isEqualTo(SignatureMode.OFF);
    assertThat(signatures.verdict(off, null, new byte[0], List.of(), null, false))
        .isEqualTo(Verdict.OPEN);
  }

  @Test
  void secret_isNeverShown() {
    Secret secret = new Secret(APP, 1L, OURS);

    assertThat(secret.toString()).isEqualTo("a secret of app, product 1");
    assertThat(of(secret).toString()).doesNotContain(OURS);
    assertThatThrownBy(() -> new Secret(APP, null, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Signatures of(Secret... secrets) {
    return new Signatures(List.of(secrets), Map.of(), SignatureMode.REQUIRED);
  }

  private static Verdict verdict(
      Signatures signatures, List<String> sha256, List<String> sha1, String body) {
    return verdict(signatures, Signature.of(sha256, sha1), body, false);
  }

  private static Verdict verdictAfterAGoodOne(Signatures signatures, String body) {
    return verdict(signatures, Signature.of(List.of(SHA256), List.of()), body, true);
  }

  private static Verdict verdict(
      Signatures signatures, Signature signature, String body, boolean hasVerified) {
    byte[] bytes = body.getBytes(UTF_8);
    List<Secret> fitting = signatures.fitting(APP, signature, bytes);
    return signatures.verdict(APP, signature, bytes, fitting, 1L, hasVerified);
  }
}
