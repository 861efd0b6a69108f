package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who needs no login: people on this machine. A proxy in front would make everyone look local, so a
 * request with a forwarding header is turned away; a web page whose name was bent to this machine
 * (DNS rebinding) gives itself away by its Host.
 */
final class LocalAccess {
  private static final Pattern LOCAL_HOST =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

  private LocalAccess() {}

  /** Why a request is not of somebody on this machine, as the end of a sentence; null if it is. */
  static @Nullable String reason(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    if (!isLoopback(exchange)) {
      return "this one comes from another address";
    }
    for (HeaderValues header : headers) {
      if (isForwarding(header.getHeaderName().toString().toLowerCase(Locale.ROOT))) {
        return "this one was forwarded: it has the header " + header.getHeaderName();
      }
    }
    return isLocal(headers.get(Headers.HOST))
        ? null
        : "the Host of this one is not localhost, 127.0.0.1 or [::1]";
  }

  private static boolean isLoopback(HttpServerExchange exchange) {
    InetSocketAddress peer = exchange.getConnection().getPeerAddress(InetSocketAddress.class);
    return peer != null && peer.getAddress().isLoopbackAddress();
  }

  /** Proxies name the client in ever other headers, such as X-Real-IP or Fly-Client-IP. */
  private static boolean isForwarding(String header) {
    return header.equals("via")
        || header.contains("forwarded")
        || header.endsWith("-ip")
        || header.startsWith("x-original-");
  }

  private static boolean isLocal(@Nullable HeaderValues host) {
    return host != null
        && host.size() == 1
        && LOCAL_HOST.matcher(host.getFirst().toLowerCase(Locale.ROOT)).matches();
  }
}
