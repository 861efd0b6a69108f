package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.AppId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** What people ask about calls: about all of them, or about those that are shared. */
public class CallReports {
  /** The most calls of its channel that a call's detail lists beside it. */
  public static final int OTHER_CALLS = 50;

  private final Source source;
  private final Filter filter;
  private final Clock clock;

  /** Where the calls come from. */
  interface Source {
    /** Runs reads on one consistent snapshot. */
    <T> T read(Function<ReadsOfCalls, T> work);
  }

  /**
   * @param filter that the sessions match which the source knows
   */
  CallReports(Source source, Filter filter, Clock clock) {
    this.source = requireNonNull(source, "source is null");
    this.filter = requireNonNull(filter, "filter is null");
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
    return source.read(reads -> reads.calls(app, query, asOf, part));
  }

  /**
   * A call with a page of its sessions, empty if the app has no such channel or call.
   *
   * @param asOf epoch second up to which open sessions count
   * @param before the channel's other calls that are listed start before this second
   */
  public Optional<CallDetail> call(CallPart part, long asOf, long before) {
    return call(part, asOf, before, SessionQuery.ALL);
  }

  /**
   * The same with a page of the sessions that a query asks for.
   *
   * @param before the channel's other calls that are listed start before this second
   */
  public Optional<CallDetail> call(CallPart part, long asOf, long before, SessionQuery sessions) {
    return ofCall(part, asOf, reads -> reads.detail(before, sessions));
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

  /** A page of the users of a call as they came, empty if there is no such call. */
  public Optional<LanesReport> lanes(CallPart part, long asOf) {
    return ofCall(part, asOf, CallReads::lanes);
  }

  /** How many users there were at once in a call, empty if there is no such call. */
  public Optional<ConcurrencyReport> concurrency(CallPart part, long asOf) {
    return ofCall(part, asOf, CallReads::concurrency);
  }

  private <T> Optional<T> ofCall(CallPart part, long asOf, Function<CallReads, T> read) {
    return source.read(
        reads ->
            reads
                .call(part.app(), part.channel(), asOf, part.id())
                .map(report -> read.apply(new CallReads(reads, filter, report, part, asOf))));
  }
}
