package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest extends BrowserTest {
  private static final String VIEW = "/?appId=demo&view=notices";

  @ParameterizedTest
  @CsvSource({
    "filterUid=900010, '900010', 4",
    "eventType=111, '(111)', 2",
    "product=3, 'Cloud Recording', 2",
    "status=set_aside, 'other product', 5",
    "reason=other_product, 'other product', 5",
    "status=correlated, 'in a call', 5",
    "q=math-101, 'math-101', 3",
  })
  void filter_isInTheUrlAndHolds(String filter, String text, int column) {
    open(VIEW + "&" + filter);
    assertThat(page.locator("tbody tr").first().locator("td").nth(column - 1)).containsText(text);
    assertThat(page.locator("tbody tr td:nth-child(" + column + ")").allTextContents())
        .allMatch(cell -> cell.contains(text));
    page.getByText("Clear all").click();
    page.waitForURL("**" + VIEW);
  }

  @Test
  void detail_showsTheBodyAndItsUrl() {
    open(VIEW + "&q=math-101");
    page.locator("tbody tr a").first().click();
    page.waitForURL("**noticeId=*");
    assertThat(page.locator(".notice-detail .body")).containsText("\"channelName\": \"math-101\"");
    assertThat(page.locator(".notice-detail")).containsText("Became part of a call");
    assertAccessible();
    page.reload();
    settle();
    assertThat(page.locator(".notice-detail .body")).containsText("math-101");
    page.locator(".notice-detail [aria-label=Close]").click();
    assertThat(page.locator(".notice-detail")).hasCount(0);
  }

  @Test
  void older_goesOnBehindTheLastAndNewestGoesBack() {
    open(VIEW);
    String last = page.locator("tbody tr").last().textContent();
    page.locator(".pager").getByText("Older").click();
    page.waitForURL("**after=*");
    settle();
    assertThat(page.locator("tbody tr").first()).not().hasText(last);
    page.locator(".pager").getByText("Newest").click();
    page.waitForURL("**" + VIEW);
  }

  @Test
  void fields_filterAsOneTypes() {
    open(VIEW);
    page.getByLabel("Channel, exact name").fill("town hall");
    page.waitForURL("**q=town+hall*");
    page.getByLabel("User id").fill("x1");
    page.getByLabel("User id").fill("900010");
    page.waitForURL("**filterUid=900010*");
    page.locator(".filters label:has-text(\"Event\") select").first().selectOption("105");
    page.waitForURL("**eventType=105*");
    page.getByLabel("From").fill("2026-01-02");
    page.waitForURL("**filterDate=2026-01-02..*");
  }

  @Test
  void refused_showsTheReasonAndWhatCame() {
    board().post("refusing", "{\"noticeId\":", 400).post("refusing", "<b>no</b>", 400);
    open("/?appId=refusing&view=notices&kind=refused");
    assertThat(page.locator(".rejections li")).hasCount(2);
    assertThat(page.locator(".rejections li").first()).containsText("400");
    assertThat(page.locator(".rejections .body").first()).hasText("<b>no</b>");
    assertAccessible();
    page.getByText("Taken").click();
    assertThat(page.locator(".empty")).containsText("No notices yet");
  }
}
