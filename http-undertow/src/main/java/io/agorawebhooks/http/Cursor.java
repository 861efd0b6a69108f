package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallPlace;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on, as text that clients hand back as it is: the order of the list, the two
 * seconds of the last call, and its channel's name.
 */
final class Cursor {
  private static final int PARTS = 4;

  private Cursor() {}

  static String of(CallPlace place, CallOrder order) {
    byte[] name = place.channel().getBytes(UTF_8);
    return name(order)
        + "."
        + place.second()
        + "."
        + place.start()
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(name);
  }

  private static String name(CallOrder order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  /** The place behind which the list goes on, null if the query asks for its head. */
  static @Nullable CallPlace of(Query query, String parameter, CallOrder order) {
    String value = query.value(parameter);
    if (value == null) {
      return null;
    }
    String[] parts = value.split("\\.", -1);
    if (parts.length != PARTS || !parts[0].equals(name(order))) {
      throw bad(parameter, value);
    }
    try {
      byte[] name = Base64.getUrlDecoder().decode(parts[3]);
      return new CallPlace(
          Long.parseLong(parts[1]), Long.parseLong(parts[2]), new String(name, UTF_8));
    } catch (IllegalArgumentException e) {
      throw bad(parameter, value);
    }
  }

  private static HttpProblem bad(String parameter, String value) {
    return Query.bad(parameter, value, "what the same list answered as pagination.next");
  }
}
