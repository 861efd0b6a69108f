package io.agorawebhooks.persistence;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a reader's connection can do; what it is not asked for it need not have ready. */
final class Queries {
  private final Link link;
  private final Map<Class<?>, Object> ready = new HashMap<>();

  Queries(Link link) {
    this.link = link;
  }

  private <T> T once(Class<T> type, Supplier<T> make) {
    Object known = ready.get(type);
    if (known == null) {
      known = make.get();
      ready.put(type, known);
    }
    return type.cast(known);
  }

  SelectNames names() {
    return once(SelectNames.class, () -> new SelectNames(link));
  }

  SelectReports reports() {
    return once(SelectReports.class, () -> new SelectReports(link, sessions()));
  }

  SelectChannels channels() {
    return once(SelectChannels.class, () -> new SelectChannels(link));
  }

  SessionStream stream() {
    return once(SessionStream.class, () -> new SessionStream(link));
  }

  SelectMinutes minutes() {
    return once(SelectMinutes.class, () -> new SelectMinutes(link, stream()));
  }

  KindNumbers kinds() {
    return once(KindNumbers.class, () -> new KindNumbers(link));
  }

  MinutesOfApp minutesOfApp() {
    return once(MinutesOfApp.class, () -> new MinutesOfApp(link, kinds(), minutes()));
  }

  SelectBusiest busiest() {
    return once(
        SelectBusiest.class,
        () ->
            new SelectBusiest(
                link, channels(), kinds(), new MinutesByChannel(link, minutes()), stream()));
  }

  SelectUsers users() {
    return once(SelectUsers.class, () -> new SelectUsers(link));
  }

  SearchTools search() {
    return once(
        SearchTools.class,
        () -> SearchTools.of(link, channels(), kinds(), reports(), minutes(), stream()));
  }

  SelectPage sessions() {
    return once(SelectPage.class, () -> new SelectPage(link));
  }

  SelectFigures figures() {
    return once(SelectFigures.class, () -> new SelectFigures(link));
  }

  SelectChannelTables tables() {
    return once(SelectChannelTables.class, () -> new SelectChannelTables(link));
  }

  SelectCounts counts() {
    return once(SelectCounts.class, () -> new SelectCounts(link));
  }

  SelectApps apps() {
    return once(SelectApps.class, () -> new SelectApps(link, counts()));
  }

  SelectNotices notices() {
    return once(SelectNotices.class, () -> new SelectNotices(link));
  }

  SelectRejections rejections() {
    return once(SelectRejections.class, () -> new SelectRejections(link));
  }

  SelectPresences presences() {
    return once(SelectPresences.class, () -> new SelectPresences(link));
  }

  SelectLanes lanes() {
    return once(SelectLanes.class, () -> new SelectLanes(link));
  }

  SelectOnline online() {
    return once(SelectOnline.class, () -> new SelectOnline(link));
  }

  Generation generation() {
    return once(Generation.class, () -> new Generation(link));
  }

  TokenRows tokens() {
    return once(TokenRows.class, () -> new TokenRows(link));
  }

  PeopleRows people() {
    return once(PeopleRows.class, () -> new PeopleRows(link));
  }

  AppNameRows appNames() {
    return once(AppNameRows.class, () -> new AppNameRows(link));
  }

  SelectExports exports() {
    return once(SelectExports.class, () -> new SelectExports(link));
  }

  ShareRows shares() {
    return once(ShareRows.class, () -> new ShareRows(link));
  }

  @Override
  public String toString() {
    return "a reader's statements";
  }
}
