package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

class SettingsTest extends BrowserTest {
  private static final String VIEW = "/?appId=demo&view=settings";

  @Test
  void zone_isUsedUnlessTheUrlNamesOne() {
    open(VIEW);
    assertThat(page.locator(".settings")).containsText("Europe/Berlin");
    page.getByLabel("Time zone").selectOption("Asia/Tokyo");
    page.navigate(board().url() + "/?appId=demo&view=minutes");
    settle();
    assertThat(page.locator(".totals")).containsText("Asia/Tokyo");
    page.navigate(board().url() + "/?appId=demo&view=minutes&tz=UTC");
    settle();
    assertThat(page.locator(".totals")).containsText("UTC");
  }

  @Test
  void theme_isKept() {
    open(VIEW, WIDE, ColorScheme.LIGHT);
    page.getByText("Dark").click();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.reload();
    settle();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.getByText("As the system").click();
    assertThat(page.locator("html")).not().hasAttribute("data-theme", "dark");
  }

  @Test
  void refreshOff_isNotLive() {
    open(VIEW);
    assertThat(page.locator(".status")).hasText("Live");
    page.getByText("Only when the page is opened").click();
    assertThat(page.locator(".status")).hasText("Not live");
    page.getByText("Live, as it happens").click();
    assertThat(page.locator(".status")).hasText("Live");
  }
}
