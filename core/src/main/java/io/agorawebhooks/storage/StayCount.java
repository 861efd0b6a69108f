package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Kind;
import io.agorawebhooks.metrics.RoleFigures;
import io.agorawebhooks.metrics.Totals;
import java.util.function.Consumer;

/** Takes the sessions of a person in one channel. */
final class StayCount implements Consumer<Session> {
  private final String channel;
  private final Filter filter;
  private final long asOf;
  private Totals totals = Totals.NONE;
  private long switches;
  private boolean host;
  private boolean communication;
  private long lastJoin = Long.MIN_VALUE;
  private long activity = Long.MIN_VALUE;

  StayCount(String channel, Filter filter, long asOf) {
    this.channel = channel;
    this.filter = filter;
    this.asOf = asOf;
  }

  @Override
  public void accept(Session session) {
    totals = totals.plus(Totals.of(session, filter, asOf));
    switches += RoleFigures.switches(session, filter.range(), asOf);
    host |= Kind.of(session).host();
    if (session.join() >= lastJoin) {
      lastJoin = session.join();
      communication = session.communication();
    }
    activity =
        Math.max(activity, session.leave() == null ? session.join() : (long) session.leave());
  }

  ChannelStay done() {
    return new ChannelStay(channel, totals, switches, host, communication, activity);
  }
}
