package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Rejection;

/** Something that was refused and is kept. */
public record StoredRejection(NoticePlace place, Rejection rejection) {
  public StoredRejection {
    requireNonNull(place, "place is null");
    requireNonNull(rejection, "rejection is null");
  }
}
