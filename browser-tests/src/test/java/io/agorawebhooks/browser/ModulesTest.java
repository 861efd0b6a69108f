package io.agorawebhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.agorawebhooks.cli.Dashboard;
import io.agorawebhooks.http.HttpServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules without a page: what they are given is what they answer. */
class ModulesTest {
  private static Board board;
  private static Page page;

  /** One page is enough: nothing here changes it. */
  @BeforeAll
  static void open() {
    board = new Board();
    page = Chromium.get().newPage();
    page.navigate(board.url() + "/?view=settings");
  }

  @AfterAll
  static void close() {
    page.close();
    board.close();
  }

  private static Object run(String module, String script) {
    return page.evaluate(
        "async () => { const m = await import('/%s.js'); return (%s); }".formatted(module, script));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?appId=a",
        "/?appId=a&channel=..&sessionId=1767261600",
        "/?appId=a&channel=%25+%26%3D%23%3F%2B+%22%C3%BC%F0%9F%98%80",
        "/?appId=a&view=channels&filterDate=2026-01-01..2026-01-31&filterPlatform=7%2C2&filterClientType=-1"
            + "&filterRole=host&filterChannel=a%2Cb&filterChannel=+&live=1&q=x&tz=Asia%2FTokyo&page=3",
        "/?appId=a&uid=4294967295",
        "/?appId=a&view=notices&kind=refused&after=1.2",
      })
  void url_isWrittenAsItWasRead(String url) {
    String read = "m.format(m.parse(%s))".formatted(Notice.quoted(url.substring(1)));
    assertThat(run("app/url", read)).isEqualTo(url);
  }

  @Test
  void url_knowsNoOtherNames() {
    assertThat(run("app/url", "m.format(m.parse('?appId=a&evil=1&__proto__=x'))"))
        .isEqualTo("/?appId=a");
  }

  @ParameterizedTest
  @CsvSource({
    "'', start",
    "'?appId=a', overview",
    "'?appId=a&channel=x', call",
    "'?appId=a&uid=1', user",
    "'?appId=a&account=x', user",
    "'?appId=a&view=minutes&channel=x', minutes",
    "'?view=settings', settings"
  })
  void url_saysWhichView(String search, String view) {
    assertThat(run("app/url", "m.viewOf(m.parse('%s'))".formatted(search))).isEqualTo(view);
  }

  @Test
  void url_changesBeginAtTheFirstPage() {
    assertThat(
            run(
                "app/url",
                "m.format(m.patched(m.parse('?appId=a&q=x&page=4'), {filterRole: 'host'}))"))
        .isEqualTo("/?appId=a&filterRole=host&q=x");
    assertThat(
            run(
                "app/url",
                "m.format(m.elsewhere(m.parse('?appId=a&q=x&tz=UTC'), {view: 'minutes'}))"))
        .isEqualTo("/?appId=a&view=minutes&tz=UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "59, 59 s",
    "60, 1 min",
    "200, 3 min 20 s",
    "3600, 1 h",
    "7500, 2 h 05 min",
    "86400, 1 d",
    "273600, 3 d 4 h",
    "null, –"
  })
  void format_durations(String seconds, String text) {
    assertThat(run("app/format", "m.duration(%s)".formatted(seconds))).isEqualTo(text);
  }

  @Test
  void format_numbers() {
    assertThat(
            run(
                "app/format",
                "[m.minutes(1234.5), m.compact(99999), m.compact(1234567), m.percent(0.125),"
                    + " m.percent(0.0001), m.percent(0), m.percent(1), m.bytes(999), m.bytes(1500),"
                    + " m.bytes(12345678), m.count(null)]"))
        .isEqualTo(
            List.of(
                "1,234.50",
                "99,999",
                "1.23M",
                "12.5 %",
                "<0.1 %",
                "0 %",
                "100 %",
                "999 B",
                "1.5 kB",
                "12.3 MB",
                "–"));
  }

  @Test
  void format_timesInAZone() {
    assertThat(
            run(
                "app/format",
                "[m.dateTime('2026-01-01T00:30:00Z', 'America/New_York'),"
                    + " m.dateTime('2026-01-01T18:20:05Z', 'Asia/Kathmandu'),"
                    + " m.isoDay('2026-03-29T22:30:00Z', 'Europe/Berlin'),"
                    + " m.dayAfter('2026-03-01', -1), m.dayAfter('2024-02-28', 1)]"))
        .isEqualTo(
            List.of(
                "31 Dec 2025, 19:30:00",
                "2 Jan 2026, 00:05:05",
                "2026-03-30",
                "2026-02-28",
                "2024-02-29"));
  }

  @Test
  void format_bucketsOfAChart() {
    assertThat(
            run(
                "app/format",
                "[m.bucket('2026-10-31', false), m.bucket('2026-10-31', true),"
                    + " m.bucket('2026-10-31T05:00:00-04:00', true), m.bucket('2026-10', false)]"))
        .isEqualTo(List.of("31 Oct", "31 Oct 2026", "31 Oct 2026, 05:00", "Oct 2026"));
  }

  @Test
  void format_namesShowWhatCannotBeSeen() {
    assertThat(
            run(
                "app/format",
                "[' pad ', '\\u202ertl', 'a\\nb', ' ', 'a  b', 'plain', 'e\\u0301'].map(m.shownName)"))
        .isEqualTo(List.of("␣pad␣", "⟨U+202E⟩rtl", "a↵b", "␣", "a␣␣b", "plain", "e\u0301"));
  }

  @Test
  void spans_beforeARangeLieAsLongATimeBefore() {
    assertThat(
            run(
                "app/spans",
                "[{start: '2026-03-01', end: '2026-03-30'}, {start: '2026-03-30', end: '2026-03-30'},"
                    + " {start: '2026-01-01T10:00:00Z', end: '2026-01-01T12:00:00Z'}, {start: '', end: ''}]"
                    + ".map(m.before).map((r) => r && r.start + ' ' + r.end)"))
        .isEqualTo(
            Arrays.asList(
                "2026-01-30 2026-02-28",
                "2026-03-29 2026-03-29",
                "2026-01-01T08:00:00.000Z 2026-01-01T10:00:00.000Z",
                null));
  }

  @Test
  void json_keepsEveryDigit() {
    String body =
        """
        {"a":18446744073709551615,"b":[],"c":[1.0e5,{}],"d":"x\\"{,"}""";
    assertThat(
            run(
                "parts/json",
                "m.indented(%s).map(([, part]) => part).join('')".formatted(Notice.quoted(body))))
        .isEqualTo(
            """
            {
              "a": 18446744073709551615,
              "b": [],
              "c": [
                1.0e5,
                {}
              ],
              "d": "x\\"{,"
            }""");
    assertThat(run("parts/json", "m.indented('{\"a\":').map(([, part]) => part).join('')"))
        .isEqualTo("{\"a\":");
  }

  @Test
  void chart_stacksAndFindsWhatIsHit() {
    assertThat(
            run(
                "parts/chart",
                "(() => { const s = m.stacked([{data: [1, 0]}, {data: [2, 5]}]);"
                    + " return [JSON.stringify(s), m.hit(s, 0, 0.5), m.hit(s, 0, 2), m.hit(s, 0, 4)]; })()"))
        .isEqualTo(List.of("[[1,0],[3,5]]", 0, 1, -1));
  }

  @Test
  void pager_leavesOutTheMiddle() {
    assertThat(run("parts/pager", "[m.offered(1, 3), m.offered(5, 9)].map(String)"))
        .isEqualTo(List.of("1,2,3", "1,0,4,5,6,0,9"));
  }

  @Test
  void api_addressesEveryName() {
    assertThat(
            run(
                "app/api",
                "[m.channelUrl('a', '..', 'timeline', {page: 2}), m.channelUrl('a', 'x/y %2F', ''),"
                    + " m.channelUrl('a', '.', ''), m.query({a: ['x', 'y'], b: '', c: null, d: 0})]"))
        .isEqualTo(
            List.of(
                "/api/channel/a/timeline?page=2&channel=..",
                "/api/channel/a/x%2Fy%20%252F",
                "/api/channel/a?channel=.",
                "?a=x&a=y&d=0"));
  }

  /** What would let text become markup, or needs a laxer policy, is nowhere in our own files. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "unsafeHTML",
        "document.write",
        "eval(",
        "new Function",
        " style=\"",
        "http://",
        "onclick="
      })
  void ownFiles_haveNothingThatTrustsText(String dangerous) {
    List<HttpServer.Page> own =
        Dashboard.pages().stream()
            .filter(one -> !one.path().startsWith("/lib/") && !one.path().endsWith(".svg"))
            .toList();
    assertThat(own).hasSizeGreaterThan(20);
    assertThat(own)
        .filteredOn(one -> new String(one.content(), StandardCharsets.UTF_8).contains(dangerous))
        .extracting(HttpServer.Page::path)
        .isEmpty();
  }
}
