package io.agorawebhooks.benchmarks.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.Signature;
import io.agorawebhooks.benchmarks.Mix;
import io.agorawebhooks.notice.AppId;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The notices of a mix as whole HTTP requests.
 *
 * @param secret what each is signed with, as {@code Agora-Signature-V2}; null for no signatures
 */
record Requests(Mix mix, @Nullable Secret secret) {
  static final AppId APP = new AppId("benchmark");

  private static final String HEAD =
      "POST /"
          + APP.value()
          + "/webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  /** The bytes of a request. */
  byte[] request(long number) {
    byte[] body = mix.body(number);
    byte[] head =
        (HEAD + signature(body) + "Content-Length: " + body.length + "\r\n\r\n").getBytes(US_ASCII);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private String signature(byte[] body) {
    if (secret == null) {
      return "";
    }
    Signature.Kind kind = Signature.Kind.SHA256;
    return kind.header() + ": " + HexFormat.of().formatHex(secret.sign(kind, body)) + "\r\n";
  }
}
