package io.agorawebhooks.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What Agora's console shows as the secret of an app, or of one product of it. */
public final class Secret {
  private final AppId app;
  private final @Nullable Long product;
  private final byte[] key;

  /**
   * @param product the only product whose notices it signs, null for all
   * @param text as the console shows it, not empty
   */
  public Secret(AppId app, @Nullable Long product, String text) {
    this.app = requireNonNull(app, "app is null");
    this.product = product;
    this.key = requireNonNull(text, "text is null").getBytes(UTF_8);
    if (key.length == 0) {
      throw new IllegalArgumentException("A secret is not empty");
    }
  }

  AppId app() {
    return app;
  }

  /** Whether it signs the notices of a product; null for one that is not known. */
  boolean isOf(@Nullable Long other) {
    return product == null || product.equals(other);
  }

  /** The signature of a body. */
  public byte[] sign(Signature.Kind kind, byte[] body) {
    try {
      Mac mac = Mac.getInstance(kind.algorithm());
      mac.init(new SecretKeySpec(key, kind.algorithm()));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + kind.algorithm(), e);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "a secret of " + app + (product == null ? "" : ", product " + product);
  }
}
