package io.agorawebhooks.simulator.check;

import io.agorawebhooks.correlation.CallStore;
import io.agorawebhooks.correlation.ChannelChange;
import io.agorawebhooks.correlation.EventStore;
import io.agorawebhooks.correlation.SessionStore;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Aliases;
import io.agorawebhooks.storage.ChannelStore;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Transaction;
import java.util.ArrayList;
import java.util.List;

/** A transaction that breaks as planned. */
final class FaultyTransaction implements Transaction {
  private final Transaction transaction;
  private final Faults faults;
  private final List<Delivery> stored = new ArrayList<>();
  private Counts counted = Counts.NONE;

  FaultyTransaction(Transaction transaction, Faults faults) {
    this.transaction = transaction;
    this.faults = faults;
  }

  @Override
  public boolean store(Delivery delivery) {
    faults.point("before a notice is stored");
    boolean isNew = transaction.store(delivery);
    if (isNew) {
      stored.add(delivery);
    }
    faults.point("after a notice was stored");
    return isNew;
  }

  @Override
  public void reject(Rejection rejection) {
    faults.point("before a rejection is kept");
    transaction.reject(rejection);
    faults.point("after a rejection was kept");
  }

  @Override
  public boolean withdraw(Rejection rejection) {
    faults.point("before a rejection is given up");
    boolean wasKept = transaction.withdraw(rejection);
    faults.point("after a rejection was given up");
    return wasKept;
  }

  @Override
  public long horizon(AppId app) {
    return transaction.horizon(app);
  }

  @Override
  public Aliases aliases(AppId app) {
    return transaction.aliases(app);
  }

  @Override
  public void count(AppId app, Counts counts) {
    faults.point("before the counters");
    transaction.count(app, counts);
    counted = counted.plus(counts);
    faults.point("after the counters");
  }

  @Override
  public ChannelStore channel(AppId app, String name) {
    return new FaultyChannel(transaction.channel(app, name), faults);
  }

  List<Delivery> stored() {
    return stored;
  }

  Counts counted() {
    return counted;
  }

  @Override
  public long number() {
    return transaction.number();
  }

  private record FaultyChannel(ChannelStore channel, Faults faults) implements ChannelStore {
    @Override
    public EventStore events() {
      faults.point("before a channel is read");
      return channel.events();
    }

    @Override
    public SessionStore sessions() {
      return channel.sessions();
    }

    @Override
    public CallStore calls() {
      return channel.calls();
    }

    @Override
    public void apply(ChannelChange change) {
      faults.point("before a channel's tables change");
      channel.apply(change);
      faults.point("after a channel's tables changed");
    }
  }
}
