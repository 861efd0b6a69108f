package io.agorawebhooks.persistence;

/** What a reader's connection can do. */
final class Queries {
  final SelectNames names;
  final SelectReports reports;
  final SelectChannels channels;
  final SessionStream stream;
  final SelectMinutes minutes;
  final SelectBusiest busiest;
  final SelectUsers users;
  final SearchTools search;
  final SelectPage sessions;
  final SelectFigures figures;
  final SelectChannelTables tables;
  final SelectCounts counts;
  final SelectApps apps;
  final SelectNotices notices;
  final SelectRejections rejections;
  final SelectPresences presences;
  final SelectLanes lanes;
  final SelectOnline online;
  final Generation generation;
  final TokenRows tokens;
  final PeopleRows people;
  final AppNameRows appNames;
  final SelectExports exports;
  final ShareRows shares;

  Queries(Link link) {
    names = new SelectNames(link);
    sessions = new SelectPage(link);
    reports = new SelectReports(link, sessions);
    channels = new SelectChannels(link);
    stream = new SessionStream(link);
    minutes = new SelectMinutes(link, stream);
    busiest = new SelectBusiest(link, channels, new MinutesByChannel(link, minutes), stream);
    users = new SelectUsers(link);
    search = SearchTools.of(link, channels, reports, minutes, stream);
    figures = new SelectFigures(link);
    tables = new SelectChannelTables(link);
    counts = new SelectCounts(link);
    apps = new SelectApps(link, counts);
    notices = new SelectNotices(link);
    rejections = new SelectRejections(link);
    presences = new SelectPresences(link);
    lanes = new SelectLanes(link);
    online = new SelectOnline(link);
    generation = new Generation(link);
    tokens = new TokenRows(link);
    people = new PeopleRows(link);
    appNames = new AppNameRows(link);
    exports = new SelectExports(link);
    shares = new ShareRows(link);
  }

  @Override
  public String toString() {
    return "a reader's statements";
  }
}
