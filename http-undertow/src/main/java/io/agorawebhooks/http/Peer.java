package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from. Proxies that are trusted say for whom they ask; what anyone else says
 * of that is not believed.
 *
 * @param address as text; empty if it is not known any more
 * @param isSecure whether nobody on the way could read it
 */
record Peer(String address, boolean isSecure) {
  private static final AttachmentKey<Peer> KEY = AttachmentKey.create(Peer.class);

  /** The address. */
  static String address(HttpServerExchange exchange) {
    @Nullable Peer said = exchange.getAttachment(KEY);
    return said == null ? connected(exchange) : said.address();
  }

  /** Whether nobody on the way could read it. */
  static boolean isSecure(HttpServerExchange exchange) {
    @Nullable Peer said = exchange.getAttachment(KEY);
    return said == null ? exchange.isSecure() : said.isSecure();
  }

  /**
   * Believes what a proxy says that is trusted.
   *
   * @param proxies the networks of those that are
   */
  static void believe(HttpServerExchange exchange, Networks proxies) {
    if (!proxies.isEmpty() && proxies.contains(connected(exchange))) {
      exchange.putAttachment(KEY, said(exchange, proxies));
    }
  }

  /** Each proxy adds whom it saw at the end: the first from there that is none is the one. */
  private static Peer said(HttpServerExchange exchange, Networks proxies) {
    String address = connected(exchange);
    List<String> hops = values(exchange.getRequestHeaders().get(Headers.X_FORWARDED_FOR));
    for (int i = hops.size() - 1; i >= 0 && proxies.contains(address); i--) {
      address = hops.get(i);
    }
    List<String> protocols = values(exchange.getRequestHeaders().get(Headers.X_FORWARDED_PROTO));
    boolean isSecure =
        protocols.isEmpty()
            ? exchange.isSecure()
            : protocols.get(protocols.size() - 1).equalsIgnoreCase("https");
    return new Peer(address, isSecure);
  }

  private static List<String> values(@Nullable HeaderValues headers) {
    return headers == null
        ? List.of()
        : headers.stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
  }

  private static String connected(HttpServerExchange exchange) {
    InetSocketAddress peer = exchange.getSourceAddress();
    return peer == null || peer.getAddress() == null ? "" : peer.getAddress().getHostAddress();
  }
}
