package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinutesTest extends BrowserTest {
  private static final String VIEW = "/?appId=demo&view=minutes";

  private void settled() {
    page.waitForFunction("() => document.querySelector('#main > *').loading === false");
  }

  /** The list that a number leads to adds up to this number, whatever it was broken down by. */
  @ParameterizedTest
  @CsvSource({
    "day, role, Asia/Kathmandu, ''",
    "hour, platform, UTC, '&filterRole=host'",
    "week, client_type, America/New_York, '&filterPlatform=7'",
    "month, channel, Europe/Berlin, '&filterClientType=-1'",
    "hour, channel, Asia/Kolkata, ''",
  })
  void everyNumber_leadsToExactlyItsCalls(String period, String by, String tz, String filter) {
    open(VIEW + "&period=" + period + "&by=" + by + "&tz=" + tz + filter);
    Locator rows = page.locator("tbody tr:has(td:nth-of-type(n+2) a)");
    Locator row = rows.nth(rows.count() / 2);
    List<String> links = List.of("td:nth-of-type(1) a", "td:nth-of-type(n+2) a");
    for (String link : links) {
      assertLeadsToItsCalls(row.locator(link).first());
      assertThat(address()).contains("tz=" + encoded(tz), "filterDate=");
      page.goBack();
      settle();
    }
  }

  private void assertLeadsToItsCalls(Locator cell) {
    String shown = cell.textContent();
    cell.click();
    page.waitForURL("**view=channels*");
    settle();
    assertThat(page.locator(".totals span b").nth(1)).hasText(shown);
  }

  @Test
  void otherChannels_leadToTheCallsOfAllThatHaveNoColumn() {
    open(VIEW + "&by=channel");
    assertThat(page.locator("thead th").last()).containsText("Other channels");
    assertLeadsToItsCalls(page.locator("tbody tr td:last-child a").first());
    assertThat(page.locator(".chip").last()).containsText("20 of them");
    assertThat(page.locator("main h2").getByText("math-101")).hasCount(0);
    page.locator("aw-filters").getByText("Clear all").click();
    assertThat(page.locator(".chip")).hasCount(0);
  }

  /** The last of many columns lies outside of a small window until the table is scrolled. */
  @Test
  void lastColumn_isReached() {
    open(VIEW + "&period=hour&by=channel", PHONE, ColorScheme.LIGHT);
    Locator last = page.locator("thead th").last();
    last.scrollIntoViewIfNeeded();
    assertThat(last).isInViewport();
  }

  @Test
  void clickOnTheChart_leadsToTheCallsOfThatBar() {
    open(VIEW + "&by=role&period=day&chart=stack");
    page.waitForSelector("aw-chart canvas");
    Object at =
        page.evaluate(
            """
            () => {
              const chart = document.querySelector("aw-chart");
              const i = chart.series[0].data.reduce((best, v, k, all) => v > all[best] ? k : best, 0);
              const over = chart.querySelector(".u-over").getBoundingClientRect();
              return [over.left + over.width * (i + 0.5) / chart.labels.length, over.bottom - 4,
                chart.show(chart.series[0].data[i])];
            }""");
    List<?> place = (List<?>) at;
    page.mouse().move(((Number) place.get(0)).doubleValue(), ((Number) place.get(1)).doubleValue());
    assertThat(page.locator(".chart-tip")).isVisible();
    page.mouse()
        .click(((Number) place.get(0)).doubleValue(), ((Number) place.get(1)).doubleValue());
    page.waitForURL("**view=channels*filterRole=*");
    settle();
    assertThat(page.locator(".totals span b").nth(1))
        .hasText(String.valueOf(place.get(2)).replace(" min", ""));
  }

  @Test
  void chart_isWalkedByKeys() {
    open(VIEW);
    page.waitForSelector("aw-chart canvas");
    page.locator(".chart").focus();
    page.keyboard().press("End");
    assertThat(page.locator("aw-chart [aria-live]")).containsText(", ");
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("Enter");
    page.waitForURL("**view=channels*");
  }

  @Test
  void controls_changeTheUrlAndBackUndoesThem() {
    open(VIEW);
    choose("Hour", "period=hour");
    choose("Channel", "by=channel");
    page.locator("[title=Lines]").click();
    page.waitForURL("**chart=lines*");
    page.getByLabel("Compare with the time before").check();
    page.waitForURL("**compare=1*");
    settled();
    assertThat(page.locator("thead th").last()).hasText("Change");
    assertThat(page.locator("tfoot")).containsText("Together");
    page.goBack();
    page.goBack();
    page.goBack();
    page.goBack();
    page.waitForURL("**" + VIEW);
    settled();
    assertThat(page.locator(".segmented [aria-current]").first()).hasText("Day");
  }

  private void choose(String text, String url) {
    page.locator(".view-head .segmented a", new Page.LocatorOptions().setHasText(text))
        .first()
        .click();
    page.waitForURL("**" + url + "*");
  }

  @Test
  void longTable_showsMoreWhenAsked() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    open(VIEW + "&period=hour&tz=UTC&filterDate=" + today.minusDays(9) + ".." + today);
    assertThat(page.locator("tbody tr")).hasCount(120);
    page.getByText("Show more").click();
    assertThat(page.locator("tbody tr")).hasCount(240);
    assertThat(page.getByText("Show more")).hasCount(0);
  }

  @Test
  void noMinutes_areSaidSo() {
    open(VIEW + "&filterDate=2001-01-01..2001-01-03");
    assertThat(page.locator(".empty")).containsText("No minutes in this time");
    assertAccessible();
  }

  @Test
  void tooManyHours_areASentence() {
    open(VIEW + "&period=hour&filterDate=2001-01-01..2026-01-03");
    assertThat(page.locator("[role=alert]")).containsText("more than 2000");
    forgive("400");
  }
}
