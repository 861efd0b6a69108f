package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agorawebhooks.browser.Notice.join;
import static io.agorawebhooks.browser.Notice.leave;
import static io.agorawebhooks.browser.Notice.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.agorawebhooks.kit.ChannelNames;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest extends BrowserTest {
  private static final String APP = "callapp";
  private static final long START = 1_767_261_600; // 2026-01-01T10:00:00Z

  /** A host who stays, a listener who becomes host, one who comes twice; 10 minutes. */
  private String call(String channel) {
    board()
        .post(APP, join(channel, 1, START))
        .post(APP, user(105, channel, 2, START + 60, ",\"account\":\"<b>ben\\\"s</b>\""))
        .post(APP, user(111, channel, 2, START + 120, ""))
        .post(APP, user(104, channel, 2, START + 300, ",\"reason\":10"))
        .post(APP, user(107, channel, 3, START + 200, ""))
        .post(APP, user(108, channel, 3, START + 260, ",\"reason\":2"))
        .post(APP, user(107, channel, 3, START + 300, ""))
        .post(APP, user(108, channel, 3, START + 400, ",\"reason\":1"))
        .post(APP, leave(channel, 1, START + 600, 600));
    return "/?appId=" + APP + "&channel=" + encoded(channel) + "&tz=UTC";
  }

  private Locator rows() {
    return page.locator(".sessions tbody tr");
  }

  @Test
  void call_showsItsFiguresLanesAndSessions() {
    open(call("figures"));
    assertThat(page.locator("h1")).hasText("figures");
    assertThat(page.locator(".strip")).containsText("10 min");
    assertThat(page.locator(".strip-value").first()).hasText("16.67");
    assertThat(page.locator(".lane")).hasCount(3);
    assertThat(page.locator(".bar")).hasCount(4);
    assertThat(page.locator("[data-lane='1'] .seg")).hasCount(2);
    assertThat(page.locator(".readout")).hasAttribute("data-rest", "Most at once: 3 at 10:03:20");
    assertThat(rows()).hasCount(4);
    Locator ben = rows().filter(new Locator.FilterOptions().setHasText("<b>ben\"s</b>"));
    assertThat(ben).containsText("Web (7)");
    assertThat(ben).containsText("(10)");
    assertThat(ben.locator(".mode")).hasText("ILS/Host");
    assertThat(ben.locator(".role-stack"))
        .hasAttribute("aria-label", "audience, in the end host, 1 switch");
    assertThat(rows().first().locator(".mode")).hasText("RTC/Host");
  }

  @Test
  void keys_walkTheSessionsAndLeadToTheUser() {
    open(call("keys"));
    Locator lanes = page.locator(".lanes");
    lanes.focus();
    assertThat(page.locator(".tip")).isVisible();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".bar.active"))
        .hasAttribute(
            "aria-label", Pattern.compile("^3: host, joined .*10:05:00, left 10:06:40.*"));
    assertThat(page.locator(".tip")).containsText("1 min 40 s");
    page.keyboard().press("Escape");
    assertThat(page.locator(".tip")).isHidden();
    page.keyboard().press("Enter");
    page.waitForURL("**/?appId=" + APP + "&uid=3&tz=UTC");
    assertThat(page.locator("h1")).containsText("User 3");
  }

  @Test
  void zoom_isInTheUrlAndComesBackWithIt() {
    open(call("zoom"));
    page.locator(".lanes").focus();
    page.keyboard().press("+");
    page.waitForURL(Pattern.compile(".*&from=1767261720&to=1767262080&.*"));
    assertThat(page.locator("[data-lane='0'] .bar")).hasCount(1);
    page.reload();
    settle();
    assertThat(page.getByText("All", new Page.GetByTextOptions().setExact(true))).isEnabled();
    page.locator(".lanes").focus();
    page.keyboard().press("0");
    page.waitForURL(Pattern.compile("^(?!.*from=).*$"));
  }

  @Test
  void dragOnTheGraph_looksCloser() {
    open(call("drag"));
    var box = page.locator(".step-graph").boundingBox();
    page.mouse().move(box.x + box.width / 4, box.y + 40);
    assertThat(page.locator(".readout")).containsText("10:02:30: 2 users at once");
    page.mouse().down();
    page.mouse().move(box.x + box.width / 2, box.y + 40);
    page.mouse().up();
    page.waitForURL(Pattern.compile(".*&from=17672617[45]\\d&to=17672619[01]\\d&.*"));
  }

  @Test
  void table_isSortedSearchedAndRestoredFromItsUrl() {
    open(call("table"));
    page.locator("th a.sort").filter(new Locator.FilterOptions().setHasText("Stayed")).click();
    page.waitForURL("**&sort=-stayed&**");
    assertThat(rows().first().locator("th a")).hasText("1");
    page.keyboard().press("/");
    assertThat(page.locator("[data-search]")).isFocused();
    page.keyboard().type("BEN");
    assertThat(rows()).hasCount(1);
    assertThat(rows().first()).containsText("ben");
    page.reload();
    settle();
    assertThat(page.locator("[data-search]")).hasValue("BEN");
    assertThat(rows()).hasCount(1);
    page.goBack();
    assertThat(rows()).hasCount(4);
    assertThat(page.locator("th[aria-sort=descending]")).containsText("Joined");
  }

  @Test
  void tabs_showRolesQualityAndUsersSideBySide() {
    open(call("tabs"));
    tab("Roles");
    assertThat(page.locator(".role-split")).containsText("1 "); // switch
    assertThat(page.locator(".sessions tbody tr")).hasCount(3);
    tab("Quality");
    assertThat(page.locator(".ring b")).hasText("75.0");
    assertThat(page.locator(".score-parts")).containsText("weight 0.5");
    assertThat(page.locator(".score-parts tfoot td")).hasText("75.00");
    tab("Compare users");
    page.locator("[aria-label='Compare 3']").check();
    page.waitForURL("**&users=3&**");
    page.locator("[aria-label='Compare 1']").check();
    assertThat(page.locator(".compare thead th")).hasText(new String[] {"3", "1"});
    assertThat(page.locator(".axis-row .role-strip")).hasCount(2);
    page.reload();
    settle();
    assertThat(page.locator(".compare thead th")).hasCount(2);
    page.goBack();
    assertThat(page.locator(".compare thead th")).hasCount(1);
  }

  private void tab(String name) {
    page.locator(".tabs-in a").filter(new Locator.FilterOptions().setHasText(name)).click();
    assertThat(page.locator(".tabs-in a[aria-current]")).hasText(name);
    settle();
  }

  @Test
  void liveCall_showsAChangeWithinASecond() {
    long now = Instant.now().getEpochSecond();
    board().post(APP, join("live", 1, now - 30)).post(APP, join("live", 2, now - 20));
    open("/?appId=" + APP + "&channel=live");
    assertThat(page.locator(".call-name .live")).isVisible();
    assertThat(rows().first()).containsText("still there");
    assertThat(page.locator(".status")).hasText("Live");
    double millis =
        shownAfter(
            APP,
            leave("live", 2, now, 20),
            "!document.querySelector('.sessions tbody tr').textContent.includes('still there')");
    assertThat(millis).isLessThan(1000);
    assertThat(page.locator(".bar.open")).hasCount(1);
  }

  @Test
  void liveCall_showsASecondChangeAsSoon() {
    long now = Instant.now().getEpochSecond();
    board().post(APP, join("live again", 1, now - 30));
    open("/?appId=" + APP + "&channel=live+again");
    assertThat(page.locator(".status")).hasText("Live");
    for (int uid = 2; uid < 6; uid++) {
      String lanes = "document.querySelectorAll('.lane .bar.open').length === " + uid;
      assertThat(shownAfter(APP, join("live again", uid, now), lanes)).isLessThan(1000);
    }
  }

  @Test
  void hostileNames_areShownInEveryTab() {
    for (String name : ChannelNames.all()) {
      board().post(APP, join(name, 1, START));
    }
    open("/?appId=" + APP + "&channel=" + encoded(ChannelNames.all().get(0)));
    for (String name : ChannelNames.all()) {
      for (String tab : List.of("", "roles", "quality", "users")) {
        page.evaluate(
            """
            ([channel, tab]) => {
              const view = document.querySelector("aw-call");
              view.navigate({...view.state, channel, tab});
            }""",
            List.of(name, tab));
        settle();
        Object shown =
            page.waitForFunction(
                    """
                    ([name, tab]) => {
                      const {data} = document.querySelector("aw-call");
                      return data?.call.channel_name === name && data.tab === tab && data;
                    }""",
                    List.of(name, tab))
                .evaluate("data => data.call.channel_name");
        assertThat(shown).isEqualTo(name);
        assertThat(page.locator("h1").textContent().strip()).as(name).isNotEmpty();
      }
    }
  }

  @Test
  void unknownCall_saysSo() {
    open("/?appId=" + APP + "&channel=nowhere-to-be-found");
    assertThat(page.locator(".empty h2")).hasText("There is no such call");
    forgive("404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "roles", "quality", "users"})
  void everyTab_isAccessibleAndFitsEveryScreen(String tab) throws JsonProcessingException {
    String path = largestDemoCall() + (tab.isEmpty() ? "" : "&tab=" + tab + "&users=1,2");
    String name = "call" + (tab.isEmpty() ? "" : "-" + tab);
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(WIDE, TABLET, PHONE)) {
        open(path, width, theme);
        assertNoSidewaysScroll();
        assertAccessible();
        shot(name + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Which of the demo's rooms had calls lately depends on the weekday, so it is looked up. */
  private String largestDemoCall() throws JsonProcessingException {
    JsonNode calls = new ObjectMapper().readTree(board().get("/api/channels/demo?per_page=200"));
    JsonNode largest = null;
    for (JsonNode call : calls.get("channels")) {
      if (largest == null || users(call) > users(largest)) {
        largest = call;
      }
    }
    assertThat(largest).isNotNull();
    return "/?appId=demo&channel="
        + encoded(largest.get("channel_name").textValue())
        + "&sessionId="
        + encoded(largest.get("channel_session_id").textValue());
  }

  private static int users(JsonNode call) {
    return call.get("unique_users").intValue();
  }
}
