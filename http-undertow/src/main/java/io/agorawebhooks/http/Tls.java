package io.agorawebhooks.http;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.pem.util.PemUtils;
import nl.altindag.ssl.util.SSLFactoryUtils;

/**
 * A certificate with its key, from PEM files: RSA or EC, PKCS#1 or PKCS#8. Another can take its
 * place while connections are open; those go on with the old one.
 */
final class Tls {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** Those that keep what was recorded secret from who gets the key later, the strongest first. */
  private static final String[] CIPHERS = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
  };

  private static final List<String> KINDS = List.of("RSA", "EC");
  private static final byte[] PROOF = {1, 2, 3};

  private final Path chain;
  private final Path key;
  private final SSLFactory factory;

  /**
   * @param chain the certificate and those that vouch for it
   * @throws IllegalArgumentException if the files cannot be read or do not fit together
   */
  Tls(Path chain, Path key) {
    this.chain = chain;
    this.key = key;
    this.factory =
        SSLFactory.builder()
            .withSwappableIdentityMaterial()
            .withIdentityMaterial(read(chain, key))
            .withProtocols(PROTOCOLS)
            .withCiphers(CIPHERS)
            .build();
  }

  private static X509ExtendedKeyManager read(Path chain, Path key) {
    try {
      X509ExtendedKeyManager identity = PemUtils.loadIdentityMaterial(chain, key);
      checkThatTheyFit(identity);
      return identity;
    } catch (RuntimeException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "The certificate "
              + chain
              + " and the key "
              + key
              + " cannot be used: they have to be PEM files that this user can read, the key without"
              + " a password and that of the certificate ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  /** Files that are being replaced may be of two certificates for a moment. */
  private static void checkThatTheyFit(X509ExtendedKeyManager identity)
      throws GeneralSecurityException {
    for (String kind : KINDS) {
      String[] aliases = identity.getServerAliases(kind, null);
      if (aliases != null) {
        PrivateKey key = identity.getPrivateKey(aliases[0]);
        if (!fits(key, identity.getCertificateChain(aliases[0])[0].getPublicKey())) {
          throw new IllegalArgumentException("the key is not that of the certificate");
        }
      }
    }
  }

  private static boolean fits(PrivateKey key, PublicKey other) throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(other.getAlgorithm())) {
      return false;
    }
    Signature signature =
        Signature.getInstance(
            key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
    signature.initSign(key);
    signature.update(PROOF);
    byte[] signed = signature.sign();
    signature.initVerify(other);
    signature.update(PROOF);
    return signature.verify(signed);
  }

  SSLContext context() {
    return factory.getSslContext();
  }

  /** Reads the files anew; if they cannot be used the old certificate stays. */
  void reload() {
    SSLFactoryUtils.reload(
        factory, SSLFactory.builder().withIdentityMaterial(read(chain, key)).build());
  }
}
