package io.agorawebhooks.cli.care;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.http.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of TLS: do they fit together, is the chain whole, and how long are they good. */
final class CertificateCheck implements Check {
  private static final long FEW_DAYS = 21;

  private final HttpServer.@Nullable Certificate files;
  private final Clock clock;

  /**
   * @param files null if the server speaks plain HTTP
   */
  CertificateCheck(HttpServer.@Nullable Certificate files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  @Override
  public String part() {
    return "tls";
  }

  @Override
  public List<Finding> look() throws IOException, CertificateException {
    if (files == null) {
      return List.of(
          Finding.ok(
              part(),
              "None here: Agora sends only to https, so a proxy has to speak TLS for this server"));
    }
    try {
      HttpServer.checkCertificate(files);
    } catch (IllegalArgumentException e) {
      return List.of(
          Finding.failure(
              part(),
              requireNonNull(e.getMessage()),
              "Set SSL_CERT_PATH to fullchain.pem and SSL_KEY_PATH to privkey.pem of one certificate"));
    }
    List<X509Certificate> chain = chain();
    return List.of(
        Finding.ok(part(), "The key is that of the certificate"), links(chain), days(chain.get(0)));
  }

  private List<X509Certificate> chain() throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(requireNonNull(files).chain())) {
      List<X509Certificate> chain = new ArrayList<>();
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(certificate -> chain.add((X509Certificate) certificate));
      return chain;
    }
  }

  /** Each certificate is signed by the next; the last is as a rule not the root. */
  private Finding links(List<X509Certificate> chain) {
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (!isSignedBy(chain.get(i), chain.get(i + 1))) {
        return Finding.failure(
            part(),
            "Certificate %d of the chain is not signed by the one behind it".formatted(i + 1),
            "Use fullchain.pem as it was issued");
      }
    }
    X509Certificate leaf = chain.get(0);
    boolean isAlone =
        chain.size() == 1 && !leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal());
    return isAlone
        ? Finding.warning(
            part(),
            "The file has the certificate alone, without those that vouch for it",
            "Use fullchain.pem in place of cert.pem, or Agora's console may say error 592")
        : Finding.ok(
            part(), "The chain has " + chain.size() + " certificates, each signed by the next");
  }

  private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Finding days(X509Certificate leaf) {
    Instant end = leaf.getNotAfter().toInstant();
    long days = Duration.between(clock.instant(), end).toDays();
    String says = "The certificate is good until %s, %d days".formatted(end, days);
    if (clock.instant().isAfter(end) || clock.instant().isBefore(leaf.getNotBefore().toInstant())) {
      return Finding.failure(
          part(),
          "The certificate is good from %s to %s, which is not now"
              .formatted(leaf.getNotBefore().toInstant(), end),
          "Renew it (certbot renew); the server reads it anew by itself");
    }
    return days < FEW_DAYS
        ? Finding.warning(part(), says, "See why it is not renewed: certbot renew --dry-run")
        : Finding.ok(part(), says);
  }
}
