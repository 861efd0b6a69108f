package io.agorawebhooks.http;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.ArrayList;
import java.util.List;

/** Networks, such as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address. */
final class Networks {
  private final List<IPAddress> blocks = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if one of them is none
   */
  Networks(List<String> texts) {
    texts.forEach(text -> blocks.add(block(text)));
  }

  private static IPAddress block(String text) {
    IPAddress block = new IPAddressString(text).getAddress();
    if (block == null) {
      throw new IllegalArgumentException(
          "The network is "
              + Text.shown(text)
              + ". Allowed: an address, or a block such as 10.0.0.0/8 or 2001:db8::/32");
    }
    return block.toPrefixBlock();
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Whether an address is of one of them; text that is no address is of none. */
  boolean contains(String address) {
    IPAddress found = new IPAddressString(address).getAddress();
    return found != null && blocks.stream().anyMatch(block -> block.contains(found));
  }
}
