package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsTest extends BrowserTest {
  private static final String VIEW = "/?appId=demo&view=channels";

  private Locator cards() {
    return page.locator(".cards > li");
  }

  private void settled() {
    page.waitForFunction("() => document.querySelector('#main > *').loading === false");
  }

  @Test
  void search_findsAsOneTypesAndIsOneStep() {
    open(VIEW);
    page.keyboard().press("/");
    page.keyboard().type("MATH", new Keyboard.TypeOptions().setDelay(60));
    page.waitForURL("**q=MATH*");
    settled();
    assertThat(cards().first()).containsText("math-101");
    assertThat(cards().locator("h2").allTextContents()).allMatch(name -> name.contains("math-101"));
    page.reload();
    settle();
    assertThat(page.locator("[data-search]")).hasValue("MATH");
    page.goBack();
    page.waitForURL("**" + VIEW);
    assertThat(page.locator("[data-search]")).hasValue("");
    page.goForward();
    assertThat(page.locator("[data-search]")).hasValue("MATH");
    page.locator("[data-search]").press("Escape");
    assertThat(page.locator("[data-search]")).hasValue("");
  }

  @ParameterizedTest
  @CsvSource({
    "filterPlatform=7, platform=7, Web (7)",
    "filterPlatform=-1, platform=-1, None given (-1)",
    "filterClientType=10, client_type=10, Cloud Recording (10)",
    "filterRole=audience, role=audience, Audience",
    "filterChannel=math-101, channel=math-101, math-101",
    "live=1, live=true, only",
  })
  void filter_isShownAndCounts(String given, String asked, String chip) {
    open(VIEW + "&" + given);
    assertThat(page.locator(".chip b")).hasText(chip);
    assertThat(total()).isEqualTo(totalOf(asked));
    page.locator(".chip").click();
    assertThat(page.locator(".chip")).hasCount(0);
    assertThat(address()).isEqualTo(VIEW);
  }

  private String total() {
    return page.locator(".totals").count() == 0
        ? "0"
        : page.locator(".totals").getAttribute("data-total-seconds");
  }

  private String totalOf(String query) {
    Matcher total =
        Pattern.compile("\"totals\":\\{.*?\"total_seconds\":(\\d+)")
            .matcher(board().get("/api/channels/demo?" + query));
    assertThat(total.find()).isTrue();
    return total.group(1);
  }

  @Test
  void dates_areReadInTheZone() {
    open(VIEW + "&tz=Asia/Tokyo");
    page.getByText("Today", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForURL("**filterDate=*");
    settled();
    String day = page.url().replaceFirst(".*filterDate=([0-9-]+).*", "$1");
    assertThat(total())
        .isEqualTo(totalOf("start_date=" + day + "&end_date=" + day + "&tz=Asia/Tokyo"));
    assertThat(page.getByLabel("From")).hasValue(day);
    page.getByLabel("From").fill("2020-02-03");
    page.waitForURL("**filterDate=2020-02-03..*");
    assertThat(page.locator(".chip b")).containsText("3 Feb 2020 – ");
  }

  @Test
  void controls_setFiltersAndClearAllTakesThemAway() {
    open(VIEW);
    page.locator(".filters").getByLabel("Platform").selectOption("2");
    assertThat(page.locator(".chip")).hasCount(1);
    page.locator(".filters").getByLabel("Platform").selectOption("7");
    assertThat(page.locator(".chip")).hasCount(2);
    page.locator(".filters").getByLabel("Role").selectOption("host");
    page.locator(".filters").getByLabel("Client type").selectOption("-1");
    page.getByLabel("Time zone of this page").selectOption("Asia/Tokyo");
    page.getByLabel("Live only").check();
    assertThat(page.locator(".chip")).hasCount(5);
    assertThat(address())
        .contains("filterPlatform=2%2C7", "filterRole=host", "filterClientType=-1", "live=1")
        .contains("tz=Asia%2FTokyo");
    page.locator("aw-filters").getByText("Clear all").click();
    assertThat(page.locator(".chip")).hasCount(0);
    page.goBack();
    assertThat(page.locator(".chip")).hasCount(5);
  }

  @Test
  void layout_isCardsOrATableAndIsRemembered() {
    open(VIEW);
    assertThat(cards().first()).isVisible();
    page.locator("[title=Table]").click();
    assertThat(page.locator("tbody tr").first()).isVisible();
    assertThat(address()).contains("layout=table");
    page.navigate(board().url() + VIEW);
    settle();
    assertThat(page.locator("tbody tr").first()).isVisible();
    page.locator("tbody tr a").first().focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("tbody tr a").nth(1)).isFocused();
  }

  @Test
  void table_isSortedByItsHeads() {
    open(VIEW + "&layout=table");
    assertThat(page.locator("th[aria-sort=descending]")).hasText("Last activity");
    page.getByText("First activity").click();
    page.waitForURL("**sort=started*");
    assertThat(page.locator("th[aria-sort=descending]")).hasText("First activity");
    page.getByText("Last activity").click();
    page.waitForURL("**" + VIEW + "&layout=table");
  }

  @Test
  void pages_areLinks() {
    open(VIEW);
    String first = cards().first().textContent();
    page.locator("[aria-label='Next page']").click();
    page.waitForURL("**page=2");
    assertThat(page.locator(".page[aria-current]")).hasText("2");
    assertThat(cards().first()).not().hasText(first);
    page.locator("[aria-label='Previous page']").click();
    assertThat(page.locator(".page[aria-current]")).hasText("1");
    assertThat(address()).isEqualTo(VIEW);
  }

  @Test
  void nothing_saysWhyAndWhatToDo() {
    open(VIEW + "&q=nosuch<b>");
    assertThat(page.locator(".empty")).containsText("Nothing contains “nosuch<b>”");
    page.getByText("Show all").click();
    assertThat(cards().first()).isVisible();
    open(VIEW + "&filterDate=2001-01-01");
    assertThat(page.locator(".empty")).containsText("Nothing matches these filters");
    open(VIEW + "&page=199");
    assertThat(page.locator(".empty")).containsText("This page is empty");
    open("/?appId=nobody&view=channels");
    assertThat(page.locator(".empty")).containsText("/nobody/webhooks");
    assertAccessible();
  }

  @Test
  void wrongParameter_isASentence() {
    open(VIEW + "&filterPlatform=web");
    assertThat(page.locator("[role=alert]")).containsText("platform");
    forgive("400");
  }

  @Test
  void flags_haveTheirColours() {
    open(VIEW);
    for (List<String> flag :
        List.of(
            List.of("10", "red", "Cloud Recording"),
            List.of("28", "blue", "Media Pull"),
            List.of("60", "purple", "Conversational AI"),
            List.of("8", "pink", "Applets"))) {
      page.navigate(board().url() + VIEW + "&filterClientType=" + flag.get(0));
      settle();
      assertThat(page.locator(".flag-" + flag.get(1)).first()).hasText(flag.get(2));
    }
  }
}
