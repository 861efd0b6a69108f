package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.agorawebhooks.storage.Share;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.util.Headers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Cookies of those who look at a share: that they know the password, and that their visit is
 * counted. Nothing of them is stored: the first is a code over share and end with a key that only
 * who can read the database knows, the hash of the password.
 */
final class ShareCookies {
  private static final String PASS = "share_pass";
  private static final String VISIT = "share_visit";
  private static final String MAC = "HmacSHA256";

  /** Seconds. */
  private static final long PASS_LASTS = 12 * 3600;

  private static final long VISIT_LASTS = 1800;

  private static final Pattern VALUE = Pattern.compile("([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

  private ShareCookies() {}

  /** Whether the viewer has given the password, or none is needed. */
  static boolean isOpen(HttpServerExchange exchange, Share share, long now) {
    String password = share.password();
    return password == null || isPass(value(exchange, PASS), share.id(), password, now);
  }

  private static boolean isPass(@Nullable String value, String id, String password, long now) {
    var parts = VALUE.matcher(value == null ? "" : value);
    return parts.matches()
        && now < Long.parseLong(parts.group(1))
        && MessageDigest.isEqual(
            parts.group(2).getBytes(US_ASCII),
            code(id, parts.group(1), password).getBytes(US_ASCII));
  }

  private static String code(String id, String end, String password) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(password.getBytes(US_ASCII), MAC));
      byte[] code = mac.doFinal((id + "." + end).getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + MAC, e);
    }
  }

  /** Lets the viewer in, for half a day at most. */
  static void open(HttpServerExchange exchange, Share share, String token, long now) {
    String password = share.password();
    if (password != null) {
      long end = Math.min(now + PASS_LASTS, share.expires());
      String value = end + "." + code(share.id(), Long.toString(end), password);
      set(exchange, PASS, value, "/api/shared/" + token, end - now);
      set(exchange, PASS, value, "/api/export/public/" + token, end - now);
    }
  }

  /** Whether this begins a visit; from then on it does not. */
  static boolean isNewVisit(HttpServerExchange exchange, String token) {
    boolean isNew = value(exchange, VISIT) == null;
    set(exchange, VISIT, "1", "/api/export/public/" + token, VISIT_LASTS);
    return isNew;
  }

  private static @Nullable String value(HttpServerExchange exchange, String name) {
    Cookie cookie = exchange.getRequestCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  /** By hand: Undertow sends one cookie of a name, whatever their paths. */
  private static void set(
      HttpServerExchange exchange, String name, String value, String path, long seconds) {
    String secure = Peer.isSecure(exchange) ? "; Secure" : "";
    exchange
        .getResponseHeaders()
        .add(
            Headers.SET_COOKIE,
            "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(name, value, path, seconds, secure));
  }
}
