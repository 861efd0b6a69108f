package io.agorawebhooks.access;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A token that programs show. Its text is kept nowhere.
 *
 * @param id by which people name it
 * @param note what it is for, as its maker said
 * @param created epoch second
 * @param expires epoch second from which on it is no good; null for never
 * @param revoked epoch second, null if it was not
 */
public record Token(
    String id,
    String note,
    Grant grant,
    long created,
    @Nullable Long expires,
    @Nullable Long revoked) {
  public Token {
    requireNonNull(id, "id is null");
    requireNonNull(note, "note is null");
    requireNonNull(grant, "grant is null");
  }

  /** Whether it opens anything at a second. */
  public boolean isGood(long now) {
    return revoked == null && (expires == null || now < expires);
  }
}
