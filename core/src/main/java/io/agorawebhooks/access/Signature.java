package io.agorawebhooks.access;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says to be the signature of its body. Agora sends two of them; the stronger counts
 * where it is there, so that nobody can fall back on the weaker by spoiling it.
 *
 * @param bytes null if it is not hexadecimal or not of its kind's length
 */
@SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest alone
public record Signature(Kind kind, byte @Nullable [] bytes) {
  /** One of the two ways to sign. */
  public enum Kind {
    /** The older. */
    SHA1("Agora-Signature", "HmacSHA1", 20),
    /** The stronger. */
    SHA256("Agora-Signature-V2", "HmacSHA256", 32);

    private final String header;
    private final String algorithm;
    private final int length;

    Kind(String header, String algorithm, int length) {
      this.header = header;
      this.algorithm = algorithm;
      this.length = length;
    }

    /** The header that it comes in. */
    public String header() {
      return header;
    }

    String algorithm() {
      return algorithm;
    }
  }

  public Signature {
    requireNonNull(kind, "kind is null");
  }

  /**
   * Reads the headers of a request.
   *
   * @param sha256 the values of {@code Agora-Signature-V2}
   * @param sha1 the values of {@code Agora-Signature}
   * @return null if there is none
   */
  public static @Nullable Signature of(List<String> sha256, List<String> sha1) {
    if (!sha256.isEmpty()) {
      return of(Kind.SHA256, sha256);
    }
    return sha1.isEmpty() ? null : of(Kind.SHA1, sha1);
  }

  private static Signature of(Kind kind, List<String> values) {
    return new Signature(kind, values.size() == 1 ? bytes(kind, values.get(0).strip()) : null);
  }

  private static byte @Nullable [] bytes(Kind kind, String hex) {
    if (hex.length() != 2 * kind.length) {
      return null;
    }
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether the secret gives this signature of the body; takes as long if it does not. */
  boolean fits(Secret secret, byte[] body) {
    return bytes != null && MessageDigest.isEqual(bytes, secret.sign(kind, body));
  }
}
