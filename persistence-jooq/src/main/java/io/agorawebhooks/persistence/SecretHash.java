package io.agorawebhooks.persistence;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes uids and accounts with a key, so that they are known again and cannot be read. */
final class SecretHash {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  SecretHash(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
    }
  }

  byte[] of(long uid) {
    return of("uid ", Long.toString(uid));
  }

  byte[] of(String account) {
    return of("account ", account);
  }

  private byte[] of(String kind, String name) {
    return mac.doFinal((kind + name).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return ALGORITHM;
  }
}
