package io.agorawebhooks.persistence;

/** What searches for calls are made of; all of it on one connection. */
record SearchTools(
    SelectChannels channels,
    KindNumbers kinds,
    SelectReports reports,
    SelectMinutes minutes,
    SessionStream sessions,
    CallsAround around,
    CallsWithin within,
    SelectDays days,
    TempIds chosen,
    TempIds apart) {

  static SearchTools of(
      Link link,
      SelectChannels channels,
      KindNumbers kinds,
      SelectReports reports,
      SelectMinutes minutes,
      SessionStream sessions) {
    TempIds chosen = new TempIds(link, "chosen");
    TempIds apart = new TempIds(link, "apart");
    return new SearchTools(
        channels,
        kinds,
        reports,
        minutes,
        sessions,
        new CallsAround(link, chosen),
        new CallsWithin(link, chosen, apart),
        new SelectDays(link, chosen),
        chosen,
        apart);
  }
}
