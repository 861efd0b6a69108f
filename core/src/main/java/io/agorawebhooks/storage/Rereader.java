package io.agorawebhooks.storage;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Notice;
import java.util.Comparator;
import java.util.Optional;

/** Reads raw notices again, as the way in reads them. */
public interface Rereader {
  /** What these bytes say; empty if they are no notice. */
  Optional<Notice> read(AppId app, byte[] body);

  /**
   * Compares the contents of two raw notices without {@code notifyMs}, by code point of their
   * canonical JSON.
   */
  Comparator<byte[]> contentOrder();

  /**
   * These bytes with aliases in the places of users who were forgotten, wherever a uid or an
   * account stands, in whatever spelling; they need not be a notice. What makes a notice the event
   * that it is stays, uid and account apart.
   *
   * @return the same array if none of them is in it
   */
  byte[] renamed(byte[] body, Aliases aliases);
}
