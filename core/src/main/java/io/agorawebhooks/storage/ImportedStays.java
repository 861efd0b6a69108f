package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import java.util.Collection;
import java.util.List;

/**
 * Sessions that came from elsewhere without notices of Agora. Each is stored as a made-up leave,
 * which {@link #HEADERS} tells from all that was ever received, and takes part in correlation like
 * any notice, unless it is superseded.
 */
public interface ImportedStays extends AutoCloseable {
  /** The headers of a made-up leave; no request can have them, because this one is never kept. */
  String HEADERS = "Imported-From: python-session";

  /**
   * When a user was there.
   *
   * @param join epoch second
   * @param leave epoch second, not before it
   */
  record Stay(long uid, long join, long leave) {
    public Stay {
      if (leave < join) {
        throw new IllegalArgumentException("leave is before join");
      }
    }
  }

  /**
   * A made-up leave that is stored.
   *
   * @param id of its row
   * @param isSuperseded whether it is set aside for that
   * @param isCurrent whether what follows from the notices knows that
   */
  record Stored(long id, String noticeId, Stay stay, boolean isSuperseded, boolean isCurrent) {
    public Stored {
      requireNonNull(noticeId, "noticeId is null");
      requireNonNull(stay, "stay is null");
    }

    public long uid() {
      return stay.uid();
    }
  }

  /** A channel that has made-up leaves. */
  record Place(AppId app, String channel) {
    public Place {
      requireNonNull(app, "app is null");
      requireNonNull(channel, "channel is null");
    }
  }

  /** The channels that have made-up leaves, found without a look at other notices. */
  List<Place> places();

  /**
   * What notices of Agora tell of a user in a channel, by join. A session without a leave notice
   * ends when it begins, so that no made-up one ends it here.
   */
  List<Stay> told(AppId app, String channel, long uid);

  /** The made-up leaves of a channel, in the order in which they were stored. */
  List<Stored> imported(AppId app, String channel);

  /**
   * Says which are superseded. It is seen in calls and minutes after a rebuild.
   *
   * @param superseded rows that are
   * @param back rows that are no longer
   */
  void supersede(Collection<Long> superseded, Collection<Long> back);

  @Override
  void close();
}
