package io.agorawebhooks.json;

import io.agorawebhooks.notice.ClientType;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.LeaveReason;
import io.agorawebhooks.notice.Platform;
import io.agorawebhooks.notice.Product;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code GET /api/mappings/{kind}}: the codes whose meaning is known, and their names. */
final class MappingView {
  private MappingView() {}

  static Map<String, Object> platforms() {
    Map<Long, String> names = new LinkedHashMap<>();
    Platform.known().forEach(one -> names.put(one.code(), one.name()));
    return Map.of("platform_mapping", names);
  }

  static Map<String, Object> products() {
    Map<Long, String> names = new LinkedHashMap<>();
    Product.known().forEach(one -> names.put(one.code(), one.name()));
    return Map.of("product_mapping", names);
  }

  static Map<String, Object> reasons() {
    Map<Long, String> names = new LinkedHashMap<>();
    LeaveReason.known().forEach(one -> names.put(one.code(), one.name()));
    return Map.of("reason_mapping", names);
  }

  /** Beside the names which of them are bots. */
  static Map<String, Object> clientTypes() {
    Map<String, Object> view = new LinkedHashMap<>();
    Map<Long, String> names = new LinkedHashMap<>();
    ClientType.known().forEach(one -> names.put(one.code(), one.name()));
    view.put("client_type_mapping", names);
    view.put(
        "bots",
        ClientType.known().stream().filter(ClientType::isBot).map(ClientType::code).toList());
    return view;
  }

  /** Beside the names what each means for a session or a call. */
  static Map<String, Object> eventTypes() {
    Map<String, Object> view = new LinkedHashMap<>();
    Map<Integer, String> names = new LinkedHashMap<>();
    Map<Integer, String> kinds = new LinkedHashMap<>();
    for (EventType type : EventType.known()) {
      names.put(type.code(), type.name());
      kinds.put(type.code(), type.kind().name().toLowerCase(Locale.ROOT));
    }
    view.put("event_type_mapping", names);
    view.put("kinds", kinds);
    return view;
  }
}
