package io.agorawebhooks.cli;

import io.agorawebhooks.cli.Settings.Setting;
import io.agorawebhooks.http.HttpServer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how requests come here. */
final class NetworkOptions {
  @Option(
      names = "--ssl-cert",
      paramLabel = "FILE",
      description = {
        "A PEM file with the certificate and those that vouch for it (fullchain.pem). With it the"
            + " server speaks TLS 1.2, 1.3 and HTTP/2, on port 443 if none is given; it is read anew"
            + " when it changes.",
        "Variable SSL_CERT_PATH, default: none, plain HTTP"
      })
  private @Nullable String certificate;

  @Option(
      names = "--ssl-key",
      paramLabel = "FILE",
      description = {
        "A PEM file with its private key, RSA or EC, PKCS#1 or PKCS#8, without a password.",
        "Variable SSL_KEY_PATH"
      })
  private @Nullable String key;

  @Option(
      names = "--trusted-proxies",
      paramLabel = "NETWORK",
      split = ",",
      description = {
        "Addresses or blocks of proxies that are believed for whom they ask (X-Forwarded-For) and"
            + " whether by TLS (X-Forwarded-Proto), such as 127.0.0.1,10.0.0.0/8.",
        "Variable TRUSTED_PROXIES, default: none"
      })
  private @Nullable List<String> proxies;

  @Option(
      names = "--senders",
      paramLabel = "NETWORK",
      split = ",",
      description = {
        "The only addresses or blocks that webhooks are taken from; Agora publishes its own.",
        "Variable SENDERS, default: all"
      })
  private @Nullable List<String> senders;

  /** What the server shows to be itself, null for plain HTTP. */
  HttpServer.@Nullable Certificate certificate(Settings settings) {
    Setting chain = settings.find("SSL_CERT_PATH", "--ssl-cert", certificate, "");
    Setting secret = settings.find("SSL_KEY_PATH", "--ssl-key", key, "");
    if (chain.value().isEmpty() && secret.value().isEmpty()) {
      return null;
    } else if (chain.value().isEmpty() || secret.value().isEmpty()) {
      throw CommandFailure.badSetting(
          "TLS needs both a certificate (SSL_CERT_PATH, --ssl-cert) and its key (SSL_KEY_PATH,"
              + " --ssl-key)");
    }
    return new HttpServer.Certificate(Path.of(chain.value()), Path.of(secret.value()));
  }

  /** The networks of trusted proxies. */
  List<String> proxies(Settings settings) {
    return list(settings.find("TRUSTED_PROXIES", "--trusted-proxies", joined(proxies), ""));
  }

  /** The only networks that may send; none for all. */
  List<String> senders(Settings settings) {
    return list(settings.find("SENDERS", "--senders", joined(senders), ""));
  }

  private static @Nullable String joined(@Nullable List<String> values) {
    return values == null ? null : String.join(",", values);
  }

  private static List<String> list(Setting setting) {
    return setting.value().isBlank()
        ? List.of()
        : List.of(setting.value().strip().split("[,\\s]+"));
  }
}
