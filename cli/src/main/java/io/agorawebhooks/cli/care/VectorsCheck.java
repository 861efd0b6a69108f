package io.agorawebhooks.cli.care;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.Signature.Kind;
import io.agorawebhooks.notice.AppId;
import java.util.HexFormat;
import java.util.List;

/** Whether this machine's signatures are those that Agora publishes. */
final class VectorsCheck implements Check {
  private static final String MEMBER = "\"eventMs\":1560408533119,";
  private static final String BODY =
      "{"
          + MEMBER
          + "\"eventType\":10,\"noticeId\":\"4eb720f0-8da7-11e9-a43e-53f411c2761f\","
          + "\"notifyMs\":1560408533119,\"payload\":{\"a\":\"1\",\"b\":2},\"productId\":1}";

  private static final String SECRET = "secret";

  /** A body, and what it is signed with by {@link #SECRET}. */
  record Vector(String body, String sha1, String sha256) {}

  static final Vector PUBLISHED =
      new Vector(
          BODY,
          "033c62f40f687675f17f0f41f91a40c71c0f134c",
          "6d3320c60b11101395b7fc8f9068748808a0aa1bfa064438e39d1bc2c7d74d99");

  /** The body of the newer pages, which print the digests of the other. */
  static final Vector SHORTER =
      new Vector(
          BODY.replace(MEMBER, ""),
          "5a3bb6a6d9fad2ea9ae3fb707a14c9d7f3136df1",
          "de96da5acf03b0021ac3b4fa2225e7ae6f3533a30d50bb02c08ea4fa748bda24");

  @Override
  public String part() {
    return "signatures";
  }

  @Override
  public List<Finding> look() {
    if (!fits(PUBLISHED) || !fits(SHORTER)) {
      return List.of(
          Finding.failure(
              part(),
              "This Java runtime does not give the signatures that Agora publishes",
              "Use another Java runtime, 17 or newer; this one is broken"));
    }
    return List.of(
        Finding.ok(
            part(),
            "Agora's published example is signed as it should be. Newer pages of Agora print its"
                + " digests beside a body without eventMs, which they do not fit: that one gives "
                + SHORTER.sha256()));
  }

  private static boolean fits(Vector vector) {
    return digest(Kind.SHA1, vector).equals(vector.sha1())
        && digest(Kind.SHA256, vector).equals(vector.sha256());
  }

  private static String digest(Kind kind, Vector vector) {
    Secret secret = new Secret(new AppId("any"), null, SECRET);
    return HexFormat.of().formatHex(secret.sign(kind, vector.body().getBytes(UTF_8)));
  }
}
