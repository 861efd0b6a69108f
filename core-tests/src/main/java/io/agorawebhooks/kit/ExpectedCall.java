package io.agorawebhooks.kit;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.correlation.Call;
import org.jspecify.annotations.Nullable;

/**
 * A call as the cases write it; times are epoch seconds.
 *
 * @param id its start as text
 * @param created whether it has a create
 * @param destroyed whether it ended by a destroy
 * @param users distinct uids
 */
public record ExpectedCall(
    String id,
    long start,
    @Nullable Long end,
    boolean created,
    boolean destroyed,
    int users,
    int sessions) {
  /** What a case would say of this call. */
  public static ExpectedCall of(Call call) {
    return new ExpectedCall(
        Long.toString(call.start()),
        call.start(),
        call.end(),
        call.created(),
        call.destroyed() != null,
        call.users(),
        call.sessions());
  }

  static ExpectedCall read(JsonNode call) {
    return new ExpectedCall(
        call.get("id").textValue(),
        call.get("start").longValue(),
        Json.number(call, "end"),
        call.get("created").booleanValue(),
        call.get("destroyed").booleanValue(),
        call.get("users").intValue(),
        call.get("sessions").intValue());
  }
}
