package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.CodePoints;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.metrics.RoleFigures;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the sessions of a person, each uid's in turn, and counts those that match. */
final class UserCount implements Consumer<ChannelSession> {
  private static final Comparator<ChannelStay> NEWEST =
      Comparator.comparingLong(ChannelStay::activity)
          .reversed()
          .thenComparing(ChannelStay::channel, CodePoints.ORDER);

  private final UserQuery query;
  private final long asOf;
  private final RoleFigures.Count roles;
  private final Quality.Count quality = Quality.counting();
  private final Map<String, StayCount> channels = new HashMap<>();
  private final SortedSet<String> accounts = new TreeSet<>(CodePoints.ORDER);
  private long sidJoin = Long.MIN_VALUE;
  private @Nullable String sid;
  private boolean known;

  UserCount(UserQuery query, long asOf) {
    this.query = query;
    this.asOf = asOf;
    this.roles = RoleFigures.counting(query.filter(), asOf);
  }

  @Override
  public void accept(ChannelSession found) {
    known = true;
    Filter filter = query.filter();
    if (filter.isOf(found.channel()) && filter.matches(found.session(), asOf)) {
      add(found.channel(), found.session());
    }
  }

  private void add(String channel, Session session) {
    roles.accept(session);
    quality.accept(session);
    channels
        .computeIfAbsent(channel, name -> new StayCount(name, query.filter(), asOf))
        .accept(session);
    if (session.account() != null && accounts.size() < UserReport.MOST_ACCOUNTS) {
      accounts.add(session.account());
    }
    if (session.sid() != null && session.join() >= sidJoin) {
      sid = session.sid();
      sidJoin = session.join();
    }
  }

  /** Whether there was any session, whether it matches or not. */
  boolean isKnown() {
    return known;
  }

  UserReport done(List<Long> uids) {
    return new UserReport(uids, List.copyOf(accounts), roles.done(), quality.done(), stays(), sid);
  }

  private Page<ChannelStay> stays() {
    List<ChannelStay> part =
        channels.values().stream()
            .map(StayCount::done)
            .sorted(NEWEST)
            .skip((query.page() - 1L) * query.perPage())
            .limit(query.perPage())
            .toList();
    return new Page<>(part, query.page(), query.perPage(), channels.size());
  }
}
