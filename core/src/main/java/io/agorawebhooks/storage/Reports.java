package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.AppId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The reads that people ask for. */
public final class Reports extends CallReports {
  private static final Comparator<ChannelSession> NEWEST =
      Comparator.comparing(ChannelSession::session, SessionQuery.ALL.comparator());

  private final Storage storage;
  private final Clock clock;

  public Reports(Storage storage, Clock clock) {
    super(all(storage), Filter.ALL, clock);
    this.storage = storage;
    this.clock = clock;
  }

  private static Source all(Storage storage) {
    requireNonNull(storage, "storage is null");
    return new Source() {
      @Override
      public <T> T read(Function<ReadsOfCalls, T> work) {
        return storage.read(work::apply);
      }
    };
  }

  /** What somebody may see with whom this is shared, and nothing else. */
  public CallReports shared(Share share) {
    Clock now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
    long asOf = now.instant().getEpochSecond();
    Source source =
        new Source() {
          @Override
          public <T> T read(Function<ReadsOfCalls, T> work) {
            return storage.read(
                reads -> work.apply(new SharedReads(reads, share.app(), share.what(), asOf)));
          }
        };
    return new CallReports(source, share.what().filter(), now);
  }

  /** A user in all channels of an app, empty for a uid that never had a session. */
  public Optional<UserReport> user(UserQuery query, long uid, long asOf) {
    return storage.read(reads -> user(reads, query, List.of(uid), asOf));
  }

  /**
   * A page of a user's sessions in all channels, whatever their time; empty for one that the app
   * never had.
   *
   * @param page from 1
   * @param perPage from 1
   */
  public Optional<UserSessions> sessions(AppId app, long uid, int page, int perPage) {
    Page<ChannelSession> found =
        storage.read(
            reads -> {
              First<ChannelSession> first = new First<>(NEWEST, page, perPage);
              reads.sessionsOf(app, uid, first::add);
              return first.page();
            });
    return found.total() == 0 ? Optional.empty() : Optional.of(new UserSessions(uid, found));
  }

  /** All users that ever had the account, together; empty for one that nobody had. */
  public Optional<UserReport> account(UserQuery query, String account, long asOf) {
    return storage.read(reads -> user(reads, query, reads.uids(query.app(), account), asOf));
  }

  private static Optional<UserReport> user(
      Reads reads, UserQuery query, List<Long> uids, long asOf) {
    UserCount count = new UserCount(query, asOf);
    uids.forEach(uid -> reads.sessionsOf(query.app(), uid, count));
    return count.isKnown() ? Optional.of(count.done(uids)) : Optional.empty();
  }

  /** The counters of an app. */
  public Counts counts(AppId app) {
    return storage.reads().counts(app);
  }
}
