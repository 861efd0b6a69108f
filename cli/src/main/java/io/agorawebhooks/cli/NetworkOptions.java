package io.agorawebhooks.cli;

import io.agorawebhooks.cli.Settings.Setting;
import io.agorawebhooks.http.HttpServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
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
        "The only addresses or blocks that webhooks are taken from.",
        "Variable SENDERS, default: all"
      })
  private @Nullable List<String> senders;

  @Option(
      names = "--agora-senders",
      description = {
        "Takes webhooks only from the addresses that Agora says it sends from, and from those of"
            + " --senders. Agora is asked at the start and twice a day with the customer id and"
            + " secret of its REST API, in the variables AGORA_CUSTOMER_ID and"
            + " AGORA_CUSTOMER_SECRET. Until it has answered once, webhooks are taken from"
            + " everywhere; an answer is kept until the next.",
        "Variable AGORA_SENDERS (true or false), default false; AGORA_SENDERS_URL asks elsewhere"
      })
  private boolean agoraSenders;

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

  /** The only networks that may send, as they are now; none for all. */
  Supplier<List<String>> senders(Settings settings) {
    List<String> given = list(settings.find("SENDERS", "--senders", joined(senders), ""));
    boolean ask =
        settings
            .find("AGORA_SENDERS", "--agora-senders", agoraSenders ? "true" : null, "false")
            .isYes("true", "false");
    return ask ? AgoraSenders.start(account(settings), given) : () -> given;
  }

  private static AgoraSenders.Account account(Settings settings) {
    String id = settings.find("AGORA_CUSTOMER_ID", "AGORA_CUSTOMER_ID", null, "").value();
    String secret =
        settings.find("AGORA_CUSTOMER_SECRET", "AGORA_CUSTOMER_SECRET", null, "").value();
    if (id.isEmpty() || secret.isEmpty()) {
      throw CommandFailure.badSetting(
          "Agora tells its senders only to customers: set AGORA_CUSTOMER_ID and"
              + " AGORA_CUSTOMER_SECRET (Agora Console, Developer Toolkit, RESTful API)");
    }
    Setting url =
        settings.find("AGORA_SENDERS_URL", "AGORA_SENDERS_URL", null, AgoraSenders.ADDRESS);
    try {
      return new AgoraSenders.Account(URI.create(url.value()), id, secret);
    } catch (IllegalArgumentException e) {
      throw url.bad("an https address");
    }
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
