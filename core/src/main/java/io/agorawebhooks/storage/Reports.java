package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The reads that people ask for. */
public final class Reports {
  /** The most calls of its channel that a call's detail lists beside it. */
  public static final int OTHER_CALLS = 50;

  private final Storage storage;
  private final Clock clock;

  public Reports(Storage storage, Clock clock) {
    this.storage = requireNonNull(storage, "storage is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** The epoch second up to which open sessions count in answers given now. */
  public long asOf() {
    return clock.instant().getEpochSecond();
  }

  /**
   * Calls of an app and what all calls of the query add up to, in one snapshot.
   *
   * @param asOf epoch second up to which open sessions count
   * @param part with a limit from 1
   */
  public CallList calls(AppId app, CallQuery query, long asOf, ListPart part) {
    return storage.reads().calls(app, query, asOf, part);
  }

  /**
   * A call with a page of its sessions, empty if the app has no such channel or call.
   *
   * @param asOf epoch second up to which open sessions count
   * @param before the channel's other calls that are listed start before this second
   */
  public Optional<CallDetail> call(CallPart part, long asOf, long before) {
    return ofCall(part, asOf, reads -> reads.detail(before));
  }

  /** The roles in a call, with a page of its users; empty if there is no such call. */
  public Optional<RoleReport> roles(CallPart part, long asOf) {
    return ofCall(part, asOf, CallReads::roles);
  }

  /** The quality of a call, empty if there is none. */
  public Optional<QualityReport> quality(CallPart part, long asOf) {
    return ofCall(part, asOf, CallReads::quality);
  }

  /** A page of the users of a call, empty if there is no such call. */
  public Optional<UsersReport> users(CallPart part, long asOf) {
    return ofCall(part, asOf, CallReads::users);
  }

  /** A page of the sessions of a call as they followed each other, empty if there is no such. */
  public Optional<TimelineReport> timeline(CallPart part, long asOf) {
    return ofCall(part, asOf, CallReads::timeline);
  }

  private <T> Optional<T> ofCall(CallPart part, long asOf, Function<CallReads, T> read) {
    return storage.read(
        reads ->
            reads
                .call(part.app(), part.channel(), asOf, part.id())
                .map(report -> read.apply(new CallReads(reads, report, part, asOf))));
  }

  /** A user in all channels of an app, empty for a uid that never had a session. */
  public Optional<UserReport> user(UserQuery query, long uid, long asOf) {
    return storage.read(reads -> user(reads, query, List.of(uid), asOf));
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
