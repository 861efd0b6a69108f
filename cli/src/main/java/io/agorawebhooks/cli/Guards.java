package io.agorawebhooks.cli;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.http.HttpServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What keeps strangers out.
 *
 * @param signatures the secrets of the apps
 * @param isPublic whether everybody may look
 * @param knownAppsOnly whether only apps with a secret or a name may send
 * @param senders the only networks that may send, as they are now; empty for all
 * @param proxies the networks of those that are believed for whom they ask
 * @param certificate null for plain HTTP
 */
public record Guards(
    Supplier<Signatures> signatures,
    boolean isPublic,
    boolean knownAppsOnly,
    Supplier<List<String>> senders,
    List<String> proxies,
    HttpServer.@Nullable Certificate certificate) {
  /** Nothing but what is always there. */
  static final Guards NONE = new Guards(() -> Signatures.NONE, false, false);

  /** From everywhere, with no proxy, by plain HTTP. */
  public Guards(Supplier<Signatures> signatures, boolean isPublic, boolean knownAppsOnly) {
    this(signatures, isPublic, knownAppsOnly, List::of, List.of(), null);
  }

  public Guards {
    requireNonNull(signatures, "signatures is null");
    requireNonNull(senders, "senders is null");
    proxies = List.copyOf(proxies);
  }

  /** What somebody who starts the server should know, a line each. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    Signatures now = signatures.get();
    if (now.apps().isEmpty()) {
      words.add(
          "Signatures: OPEN. No app has a secret, so anyone may send notices in Agora's name; see"
              + " serve --help, --secrets-file");
    } else {
      words.add("Signatures: %d apps have secrets".formatted(now.apps().size()));
      now.apps().stream()
          .filter(app -> now.mode(app) != SignatureMode.REQUIRED)
          .map(app -> "Signatures: OPEN for " + app + ", whose mode is " + now.mode(app).text())
          .sorted()
          .forEach(words::add);
    }
    words.add(
        isPublic
            ? "Dashboard: OPEN. Everybody may look at everything (--public-dashboard)"
            : "Dashboard: for this machine, and for users and tokens (agora-webhooks user, token)");
    return words;
  }
}
