package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls of more users than a screen has rows. */
class LargeCallTest extends BrowserTest {
  private static final String APP = "largeapp";
  private static final long START = 1_767_261_600; // 2026-01-01T10:00:00Z
  private static final int USERS = 5000;

  /** Users who join one a second; each third leaves after 30 s and comes back for 20. */
  private static final class Hall {
    static final String NAME = "hall";

    static void fill(Board board) {
      board.load(APP, IntStream.rangeClosed(1, USERS).boxed().flatMap(Hall::user));
    }

    private static Stream<String> user(int uid) {
      long joined = START + uid;
      Stream<String> first =
          Stream.of(Notice.join(NAME, uid, joined), Notice.leave(NAME, uid, joined + 30, 30));
      Stream<String> again =
          Stream.of(Notice.join(NAME, uid, joined + 60), Notice.leave(NAME, uid, joined + 80, 20));
      return uid % 3 == 0 ? Stream.concat(first, again) : first;
    }
  }

  private void openHall() {
    Hall.fill(board());
    open("/?appId=" + APP + "&channel=hall&tz=UTC");
  }

  private Locator lane(int at) {
    return page.locator("[data-lane='" + at + "']");
  }

  @Test
  void largeCall_hasALaneAUser() {
    openHall();
    Locator lanes = page.locator(".lanes");
    assertThat(lanes).hasAttribute("aria-rowcount", "5000");
    assertThat(page.locator("#timeline-help")).containsText("5,000 users, 6,666 sessions.");
    assertThat(page.locator(".readout"))
        .hasAttribute("data-rest", Pattern.compile("Most at once: 37 at .*"));
    lanes.focus();
    page.keyboard().press("End");
    assertThat(lane(USERS - 1).locator(".lane-name")).hasText("5000");
    page.keyboard().press("ArrowUp");
    page.keyboard().press("ArrowUp");
    assertThat(lane(USERS - 3).locator(".bar")).hasCount(2);
    assertThat(page.locator(".bar.active"))
        .hasAttribute("aria-label", Pattern.compile("^4998: host.*"));
    assertThat(page.locator(".lane").count()).isLessThan(50);
    assertNoSidewaysScroll();
    shot("call-large");
  }

  /** Opens a view of the call, and gives what is asked of one page of the API. */
  private List<String> asked(String apiPage, String more) {
    Hall.fill(board());
    open("/?appId=" + APP + "&view=settings");
    List<String> asked = new CopyOnWriteArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().contains(apiPage)) {
            asked.add(request.url());
          }
        });
    page.navigate(board().url() + "/?appId=" + APP + "&channel=hall&tz=UTC" + more);
    settle();
    return asked;
  }

  @Test
  void usersOfALargeCall_areComparedWithoutReadingTheOthers() {
    List<String> asked = asked("/multi-user?", "&tab=users&users=4998,2");
    assertThat(page.locator(".compare thead th a")).hasText(new String[] {"4998", "2"});
    assertThat(page.locator(".axis-row .role-strip")).hasCount(2);
    assertThat(asked).hasSize(2);
  }

  @Test
  void largeCall_isReadAsFarAsItIsSeen() {
    List<String> asked = asked("/lanes?", "");
    assertThat(lane(0).locator(".lane-name")).hasText("1");
    assertThat(asked).hasSize(1);
    page.locator(".lanes").evaluate("lanes => { lanes.scrollTop = lanes.scrollHeight / 2; }");
    assertThat(lane(USERS / 2).locator(".lane-name")).hasText("2501");
    page.locator(".lanes").evaluate("lanes => { lanes.scrollTop = 0; }");
    assertThat(lane(0).locator(".lane-name")).hasText("1");
    assertThat(asked).hasSizeLessThan(5);
  }

  @Test
  void manyUsers_areLanesOfWhichFewAreThere() {
    for (int uid = 1; uid <= 250; uid++) {
      board().post(APP, Notice.join("many", uid, START + uid));
    }
    open("/?appId=" + APP + "&channel=many");
    Locator lanes = page.locator(".lanes");
    assertThat(lanes).hasAttribute("aria-rowcount", "250");
    assertThat(page.locator(".lane").count()).isBetween(10, 40);
    lanes.focus();
    page.keyboard().press("End");
    assertThat(page.locator("[data-lane='249'] .lane-name")).containsText("250");
    assertThat(page.locator(".bar.active")).isVisible();
    assertThat(page.locator(".pager")).containsText("1–50 of 250 sessions");
  }

  /** A page of 100 of 100,000 users. */
  private static String crowd(String url) {
    Matcher asked = Pattern.compile("[?&]page=([0-9]+)").matcher(url);
    int first = asked.find() ? (Integer.parseInt(asked.group(1)) - 1) * 100 : 0;
    String users =
        IntStream.range(first, first + 100)
            .mapToObj(
                n ->
                    """
                    {"uid":%d,"account":null,"session_count":1,"sessions_cut":false,"sessions":[\
                    {"id":"s%d","uid":%d,"account":null,"join_time":"2026-01-01T10:00:00Z",\
                    "leave_time":"2026-01-01T10:09:00Z","duration_seconds":540,"reason":null,\
                    "platform":7,"platform_name":"Web","client_type":null,"role_segments":\
                    [{"role":"host","from":"2026-01-01T10:00:00Z","to":"2026-01-01T10:09:00Z"}]}]}"""
                        .formatted(n + 1, n, n + 1))
            .collect(Collectors.joining(","));
    return "{\"users\":["
        + users
        + "],\"total_sessions\":100000,\"pagination\":{\"total\":100000,\"total_pages\":1000}}";
  }

  /** The server is another matter: here it is the page that must not care. */
  @Test
  void hundredThousandUsers_scrollWithoutFreezing() {
    open("/?appId=" + APP + "&view=settings");
    page.route(
        url -> url.contains("/lanes?"),
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(crowd(route.request().url()))));
    board()
        .load(
            APP,
            Stream.of(Notice.join("crowd", 1, START), Notice.leave("crowd", 1, START + 600, 600)));
    page.navigate(board().url() + "/?appId=" + APP + "&channel=crowd&tz=UTC");
    settle();
    assertThat(page.locator(".lanes")).hasAttribute("aria-rowcount", "100000");
    page.locator(".lanes").focus();
    page.keyboard().press("End");
    assertThat(lane(99_999).locator(".lane-name")).hasText("100000");
    page.keyboard().press("ArrowUp");
    assertThat(page.locator(".bar.active"))
        .hasAttribute("aria-label", Pattern.compile("^99999: host.*"));
    assertThat(page.locator(".lane").count()).isLessThan(50);
  }
}
