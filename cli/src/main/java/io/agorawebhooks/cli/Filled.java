package io.agorawebhooks.cli;

import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Difference.Change;
import io.agorawebhooks.storage.Difference.Field;

/** Counts the sessions that get a SID, an account or a client type which they did not have. */
final class Filled {
  private long sids;
  private long accounts;
  private long clientTypes;

  void add(Difference difference) {
    if (difference.table().equals("channel_sessions") && difference.change() == Change.CHANGED) {
      difference.fields().forEach(this::add);
    }
  }

  private void add(Field field) {
    if (field.stored() == null && field.told() != null) {
      switch (field.name()) {
        case "sid" -> sids++;
        case "account" -> accounts++;
        case "client_type" -> clientTypes++;
        default -> {}
      }
    }
  }

  /** What this has more than another one. */
  Filled minus(Filled other) {
    Filled rest = new Filled();
    rest.sids = sids - other.sids;
    rest.accounts = accounts - other.accounts;
    rest.clientTypes = clientTypes - other.clientTypes;
    return rest;
  }

  boolean isNothing() {
    return sids == 0 && accounts == 0 && clientTypes == 0;
  }

  /** For people. */
  String text() {
    return "%,d SIDs, %,d accounts, %,d client types".formatted(sids, accounts, clientTypes);
  }

  /** A JSON object. */
  String json() {
    return "{\"sids\":%d,\"accounts\":%d,\"client_types\":%d}"
        .formatted(sids, accounts, clientTypes);
  }
}
