package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;

/** Where a request comes from. */
final class Peer {
  private Peer() {}

  /** The address, as text; empty if it is not known any more. */
  static String address(HttpServerExchange exchange) {
    InetSocketAddress peer = exchange.getSourceAddress();
    return peer == null || peer.getAddress() == null ? "" : peer.getAddress().getHostAddress();
  }

  /** Whether nobody on the way could read it. */
  static boolean isSecure(HttpServerExchange exchange) {
    return exchange.isSecure();
  }
}
