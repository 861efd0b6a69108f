package io.agorawebhooks.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the channel's name stands. */
final class ChannelNames {
  /** Where products other than RTC put it, some of them nested. */
  private static final List<List<String>> PLACES =
      List.of(
          List.of("channelName"),
          List.of("cname"),
          List.of("channel"),
          List.of("player", "channelName"),
          List.of("converter", "transcodeOptions", "rtcChannel"),
          List.of("converter", "rawOptions", "rtcChannel"),
          List.of("rtcInfo", "channel"));

  private ChannelNames() {}

  /**
   * The name as sent, null if there is none. Names that cannot be written in UTF-8 or stored count
   * as none, and so do those of more than 512 characters; Agora's have at most 64 bytes.
   */
  static @Nullable String find(boolean rtc, Json.Obj payload) {
    if (rtc) {
      return payload.text("channelName");
    }
    for (List<String> place : PLACES) {
      String name = at(place, payload);
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  private static @Nullable String at(List<String> place, Json.Obj payload) {
    Json.Obj object = payload;
    for (String step : place.subList(0, place.size() - 1)) {
      object = object.object(step);
    }
    return object.text(place.get(place.size() - 1));
  }
}
