package io.agorawebhooks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Certificates for localhost that openssl makes. */
final class Certificates {
  private Certificates() {}

  /** The files of a certificate with a new key, such as {@code rsa pkcs1}. */
  static HttpServer.Certificate make(Path folder, String kind, String name) {
    Path key = folder.resolve(name + ".key");
    Path chain = folder.resolve(name + ".crt");
    switch (kind) {
      case "rsa pkcs1" -> openssl("genrsa", "-traditional", "-out", key, "2048");
      case "rsa pkcs8" ->
          openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", key);
      case "ec sec1" -> openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key);
      case "ec pkcs8" ->
          openssl(
              "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key);
      default -> throw new IllegalArgumentException(kind);
    }
    openssl(
        "req",
        "-x509",
        "-new",
        "-key",
        key,
        "-out",
        chain,
        "-days",
        "2",
        "-subj",
        "/CN=" + name,
        "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1");
    return new HttpServer.Certificate(chain, key);
  }

  private static void openssl(Object... args) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    List.of(args).forEach(arg -> command.add(arg.toString()));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("openssl is missing", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
