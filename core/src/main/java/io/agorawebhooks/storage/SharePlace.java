package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Where a share stands in a list, the newest first; places that come first are less.
 *
 * @param created epoch second
 * @param id of the share; of those made at once the lower comes first
 */
public record SharePlace(long created, String id) implements Comparable<SharePlace> {
  private static final Comparator<SharePlace> NEWEST_FIRST =
      Comparator.comparingLong(SharePlace::created).reversed().thenComparing(SharePlace::id);

  public SharePlace {
    requireNonNull(id, "id is null");
  }

  /** Where this share stands. */
  public static SharePlace of(Share share) {
    return new SharePlace(share.created(), share.id());
  }

  @Override
  public int compareTo(SharePlace other) {
    return NEWEST_FIRST.compare(this, other);
  }
}
