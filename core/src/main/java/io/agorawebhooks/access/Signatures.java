package io.agorawebhooks.access;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of the apps, and whether a notice was signed with one of them. An app may have any
 * number at once, so that one can follow another without a gap. Safe for use by many threads.
 */
public final class Signatures {
  /** No app has a secret. */
  public static final Signatures NONE = new Signatures(List.of(), Map.of(), SignatureMode.REQUIRED);

  /** The causes of longer bodies are not looked for: a stranger could keep the server busy. */
  private static final int LONGEST_EXAMINED = 64 * 1024;

  private final Map<AppId, List<Secret>> secrets;
  private final Map<AppId, SignatureMode> modes;
  private final SignatureMode byDefault;

  /**
   * @param modes of apps
   * @param byDefault the mode of all other apps that have a secret
   */
  public Signatures(
      List<Secret> secrets, Map<AppId, SignatureMode> modes, SignatureMode byDefault) {
    this.secrets = secrets.stream().collect(Collectors.groupingBy(Secret::app));
    this.modes = Map.copyOf(modes);
    this.byDefault = requireNonNull(byDefault, "byDefault is null");
  }

  /** The apps that have a secret. */
  public Set<AppId> apps() {
    return Set.copyOf(secrets.keySet());
  }

  /** How many secrets an app has. */
  public int count(AppId app) {
    return of(app).size();
  }

  /** What becomes of an app's notices; without a secret nobody can look. */
  public SignatureMode mode(AppId app) {
    return of(app).isEmpty() ? SignatureMode.OFF : modes.getOrDefault(app, byDefault);
  }

  private List<Secret> of(AppId app) {
    return secrets.getOrDefault(app, List.of());
  }

  /**
   * The secrets of an app that give a signature, of whatever product: the bytes are looked at
   * before anything is read out of them.
   */
  public List<Secret> fitting(AppId app, @Nullable Signature signature, byte[] body) {
    if (signature == null || mode(app) == SignatureMode.OFF) {
      return List.of();
    }
    return of(app).stream().filter(secret -> signature.fits(secret, body)).toList();
  }

  /**
   * Judges a signature.
   *
   * @param fitting what {@link #fitting} found
   * @param product of the notice, null if that is not known
   * @param hasVerified whether another notice of the app was signed well
   */
  public Verdict verdict(
      AppId app,
      @Nullable Signature signature,
      byte[] body,
      List<Secret> fitting,
      @Nullable Long product,
      boolean hasVerified) {
    if (mode(app) == SignatureMode.OFF) {
      return Verdict.OPEN;
    } else if (fitting.stream().anyMatch(secret -> secret.isOf(product))) {
      return Verdict.VERIFIED;
    } else if (!fitting.isEmpty()) {
      return Verdict.OTHER_PRODUCT;
    } else if (signature == null) {
      return Verdict.MISSING;
    }
    return signature.bytes() == null
        ? Verdict.MALFORMED
        : mismatch(app, signature, body, hasVerified);
  }

  private Verdict mismatch(AppId app, Signature signature, byte[] body, boolean hasVerified) {
    if (body.length <= LONGEST_EXAMINED) {
      if (Rewritten.of(body).stream().anyMatch(bytes -> fits(of(app), signature, bytes))) {
        return Verdict.ALTERED_BODY;
      } else if (secrets.values().stream().anyMatch(other -> fits(other, signature, body))) {
        return Verdict.OTHER_APP;
      }
    }
    return hasVerified ? Verdict.MISMATCH : Verdict.WRONG_SECRET;
  }

  private static boolean fits(List<Secret> secrets, Signature signature, byte[] body) {
    return secrets.stream().anyMatch(secret -> signature.fits(secret, body));
  }

  /**
   * The headers by which Agora would sign a body, with the app's first secret for the product.
   *
   * @param product null if it is not known
   * @return none if the app has no such secret
   */
  public Map<String, String> headers(AppId app, @Nullable Long product, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    of(app).stream()
        .filter(secret -> secret.isOf(product))
        .findFirst()
        .ifPresent(
            secret -> {
              for (Signature.Kind kind : Signature.Kind.values()) {
                headers.put(kind.header(), HexFormat.of().formatHex(secret.sign(kind, body)));
              }
            });
    return headers;
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "secrets of " + secrets.size() + " apps";
  }
}
