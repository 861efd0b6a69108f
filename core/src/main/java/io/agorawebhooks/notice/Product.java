package io.agorawebhooks.notice;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * The Agora product that speaks in a notice; its event types mean something only together with it.
 *
 * @param code Agora's number, known or not
 * @param name in words; {@code Unknown (99)} for a code without a meaning known here
 */
public record Product(long code, String name) {
  private static final Map<Long, Product> KNOWN =
      Codes.table(
          Product::code,
          List.of(
              new Product(1, "RTC"),
              new Product(2, "Media Push (client SDK)"),
              new Product(3, "Cloud Recording"),
              new Product(4, "Media Pull"),
              new Product(5, "Media Push"),
              new Product(7, "Broadcast Streaming"),
              new Product(10, "Media Gateway"),
              new Product(17, "Conversational AI"),
              new Product(20, "Real-Time STT")));

  /** RTC channel events, the product whose notices become calls and sessions. */
  public static final long RTC = 1;

  public Product {
    requireNonNull(name, "name is null");
  }

  /** The product with this code; never refuses one. */
  public static Product of(long code) {
    Product known = KNOWN.get(code);
    return known != null ? known : new Product(code, Codes.unknown(code));
  }

  /** All with a known meaning, by code. */
  public static List<Product> known() {
    return List.copyOf(KNOWN.values());
  }
}
