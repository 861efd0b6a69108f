package io.agorawebhooks.metrics;

import java.util.Locale;

/** What minutes are told apart by. */
public enum Breakdown {
  ROLE {
    @Override
    public Line.Key key(MinutesKey minutes) {
      return new Line.Key(minutes.role(), null, null);
    }
  },
  PLATFORM {
    @Override
    public Line.Key key(MinutesKey minutes) {
      return new Line.Key(null, minutes.platform(), null);
    }
  },
  CLIENT_TYPE {
    @Override
    public Line.Key key(MinutesKey minutes) {
      return new Line.Key(null, minutes.clientType(), null);
    }
  },
  CHANNEL {
    @Override
    public Line.Key key(MinutesKey minutes) {
      return new Line.Key(null, null, minutes.channel());
    }
  };

  /** Whether platforms or client types are told apart. */
  public boolean tellsCodes() {
    return this == PLATFORM || this == CLIENT_TYPE;
  }

  /** The line in which these minutes count. */
  public abstract Line.Key key(MinutesKey minutes);

  /** As the API writes it, such as {@code client_type}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
