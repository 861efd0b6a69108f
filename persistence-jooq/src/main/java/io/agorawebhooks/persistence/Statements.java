package io.agorawebhooks.persistence;

/** What the writer's connection can do. */
final class Statements {
  final AppIds apps;
  final ChannelIds channels;
  final NoticeRows notices;
  final RejectionRows rejections;
  final ArrivalTimes arrivals;
  final CounterRows counters;
  final Generation generation;
  final HorizonRows horizons;
  final ForgottenRows forgotten;
  final EventRows events;
  final MarkRows marks;
  final SelectSpeaker speaker;
  final SessionRows sessions;
  final SelectSessions sessionsAround;
  final SelectSessions sessionsAroundSince;
  final SelectSessions sessionsOfCall;
  final SelectSessions sessionsUnleft;
  final SelectSessions latestOfCall;
  final SelectSessions longestPresent;
  final SelectLeavers leavers;
  final KindNumbers kinds;
  final CallKindRows callKinds;
  final CallDayRows callDays;
  final CallRows calls;
  final SelectCalls selectCalls;
  final LedgerRows ledger;
  final AppMinutesRows appMinutes;
  final ChannelSpanRows channelSpans;
  final DailyTables days;
  final ShareRows shares;
  final TokenRows tokens;
  final PeopleRows people;
  final AppNameRows appNames;

  /**
   * @param rejectedBytes that may stay of an app
   */
  Statements(Link link, long rejectedBytes) {
    RoleRows roles = new RoleRows(link);
    apps = new AppIds(link);
    channels = new ChannelIds(link);
    notices = new NoticeRows(link);
    rejections = new RejectionRows(link, rejectedBytes);
    arrivals = new ArrivalTimes(link);
    counters = new CounterRows(link);
    generation = new Generation(link);
    horizons = new HorizonRows(link);
    forgotten = new ForgottenRows(link);
    events = new EventRows(link);
    marks = new MarkRows(link);
    speaker = new SelectSpeaker(link);
    sessions = new SessionRows(link, roles);
    sessionsAround = SelectSessions.around(link, roles);
    sessionsAroundSince = SelectSessions.aroundSince(link, roles);
    sessionsOfCall = SelectSessions.ofCall(link, roles);
    sessionsUnleft = SelectSessions.unleft(link, roles);
    latestOfCall = SelectSessions.latestOfCall(link, roles);
    longestPresent = SelectSessions.longestPresent(link, roles);
    leavers = new SelectLeavers(link);
    kinds = new KindNumbers(link);
    callKinds = new CallKindRows(link, kinds);
    callDays = new CallDayRows(link);
    calls = new CallRows(link, callKinds, callDays);
    selectCalls = new SelectCalls(link);
    ledger = new LedgerRows(link);
    appMinutes = new AppMinutesRows(link);
    channelSpans = new ChannelSpanRows(link);
    days = new DailyTables(link);
    shares = new ShareRows(link);
    tokens = new TokenRows(link);
    people = new PeopleRows(link);
    appNames = new AppNameRows(link);
  }

  /** Forgets what a transaction that fails has gathered. */
  void forget() {
    arrivals.forget();
    counters.forget();
    kinds.forget();
    callDays.forget();
    appMinutes.forget();
    channelSpans.forget();
  }

  /** Writes what the changes of channels have gathered. */
  void writeSums() {
    callDays.write();
    appMinutes.write();
    channelSpans.write();
  }

  @Override
  public String toString() {
    return "the writer's statements";
  }
}
