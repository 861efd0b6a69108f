package io.agorawebhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.agorawebhooks.kit.ChannelNames;
import io.agorawebhooks.storage.Analytics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that look like markup, paths or nothing at all are shown and linked as they are. */
class HostileNamesTest extends BrowserTest {
  private static final String APP = "hostile";
  private static final Board BOARD = filled();

  private static Board filled() {
    Board board = new Board();
    long now = System.currentTimeMillis() / 1000 - 600;
    String more = ",\"account\":" + Notice.quoted("<img src=x onerror=alert(1)>'\"&amp;");
    for (String name : ChannelNames.all()) {
      board.post(APP, Notice.user(103, name, 7, now, more));
      board.post(APP, Notice.leave(name, 7, now + 60, 60));
    }
    return board;
  }

  @Override
  Board board() {
    return BOARD;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cards", "table"})
  void channels_linkToEachName(String layout) {
    open("/?appId=hostile&view=channels&layout=" + layout);
    List<?> names =
        (List<?>)
            page.evaluate(
                """
                async () => {
                  const {parse} = await import("/app/url.js");
                  return [...document.querySelectorAll("#main :is(.card h2 a, tbody th a)")].map((a) => parse(new URL(a.href).search).channel);
                }""");
    assertThat(List.<Object>copyOf(names)).hasSameElementsAs(ChannelNames.all());
    assertThat(page.locator("#main img").count()).isZero();
    assertNoSidewaysScroll();
    assertAccessible();
  }

  @Test
  void narrowScreen_holdsThemAll() {
    open("/?appId=hostile&view=channels&layout=cards", PHONE, ColorScheme.LIGHT);
    assertNoSidewaysScroll();
    shot("hostile-channels-360-light");
    open("/?appId=hostile", PHONE, ColorScheme.LIGHT);
    assertNoSidewaysScroll();
    open("/?appId=hostile&view=minutes&by=channel", PHONE, ColorScheme.LIGHT);
    assertNoSidewaysScroll();
    shot("hostile-minutes-360-light");
  }

  @Test
  void search_takesThemLiterally() {
    open("/?appId=hostile&view=channels");
    for (String name : List.of("<img", "%2F", "100%", "a_b%c", "{{7*7}}", "..")) {
      page.locator("[data-search]").fill(name);
      page.waitForURL(url -> url.contains("q=" + encoded(name)));
      page.waitForFunction("() => document.querySelector('#main > *').loading === false");
      Locator found = page.locator(".card h2 a");
      assertThat(found.allTextContents()).isNotEmpty().allMatch(text -> text.contains(name));
    }
  }

  @Test
  void minutesByChannel_leadToEachOfThem() {
    open("/?appId=hostile&view=minutes&by=channel&tz=UTC");
    List<?> links =
        (List<?>)
            page.evaluate(
                "() => [...document.querySelectorAll('tbody td:nth-of-type(n+2) a')].map((a) => a.search)");
    assertThat(links).isNotEmpty();
    for (Object link : links) {
      page.navigate(BOARD.url() + "/" + link);
      settle();
      boolean others = link.toString().contains("filterNotChannel");
      int calls = others ? ChannelNames.all().size() - Analytics.CHANNEL_LINES : 1;
      assertThat(page.locator(".totals span b").first().textContent()).isEqualTo("" + calls);
      assertThat(page.locator(".totals span b").nth(1).textContent()).isEqualTo(calls + ".00");
    }
  }

  @Test
  void notices_showNamesAndBodies() {
    open("/?appId=hostile&view=notices");
    assertThat(page.locator("#main img").count()).isZero();
    for (String name : ChannelNames.all()) {
      page.navigate(BOARD.url() + "/?appId=hostile&view=notices&q=" + encoded(name));
      settle();
      assertThat(page.locator("tbody tr").count()).as(name).isEqualTo(2);
    }
    page.locator("tbody tr a").last().click();
    page.waitForSelector(".notice-detail .body");
    assertThat(page.locator(".body").textContent()).contains("onerror=alert(1)");
    assertAccessible();
  }

  @Test
  void overview_showsThem() {
    open("/?appId=hostile");
    assertThat(page.locator(".call-row").count()).isEqualTo(12);
    assertAccessible();
  }
}
