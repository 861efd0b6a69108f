package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.json.LiveViews;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.ChangedCall;
import io.agorawebhooks.storage.LiveCall;
import io.agorawebhooks.storage.LiveChanges;
import io.agorawebhooks.storage.LiveSnapshot;
import java.io.ByteArrayOutputStream;

/**
 * Writes Server-Sent Events. Of events that belong to one commit only the last has its id: who
 * loses the connection among them is told all of them again.
 */
final class LiveEvents {
  /** Says how soon a browser comes back. */
  static final LiveMessage FIRST = message("retry: 1000\n\n");

  /** A comment. */
  static final LiveMessage HEARTBEAT = message(":\n\n");

  /** Says that what was told before is to be forgotten; a snapshot follows. */
  static final LiveMessage RESET = message("event: reset\ndata: {}\n\n");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private LiveEvents() {}

  private static LiveMessage message(String text) {
    return new LiveMessage(text.getBytes(UTF_8));
  }

  static LiveMessage snapshot(AppId app, LiveSnapshot snapshot) {
    return new LiveEvents()
        .add("snapshot", LiveViews.snapshot(app, snapshot))
        .end(snapshot.commit());
  }

  /**
   * What became of calls, with the ends first.
   *
   * @param commit the last commit that is told
   */
  static LiveMessage changes(LiveChanges changes, long commit) {
    LiveEvents events = new LiveEvents();
    for (ChangedCall ended : changes.ended()) {
      events.close().add("ended", LiveViews.ended(ended, changes.asOf()));
    }
    for (LiveCall call : changes.live()) {
      events.close().add("call", LiveViews.call(call, changes.asOf()));
    }
    return events.end(commit);
  }

  private LiveEvents close() {
    if (bytes.size() > 0) {
      bytes.write('\n');
    }
    return this;
  }

  /** JSON has no line ends in it. */
  private LiveEvents add(String name, byte[] json) {
    bytes.writeBytes(("event: " + name + "\ndata: ").getBytes(UTF_8));
    bytes.writeBytes(json);
    bytes.write('\n');
    return this;
  }

  private LiveMessage end(long commit) {
    bytes.writeBytes(("id: " + commit + "\n\n").getBytes(UTF_8));
    return new LiveMessage(bytes.toByteArray());
  }
}
