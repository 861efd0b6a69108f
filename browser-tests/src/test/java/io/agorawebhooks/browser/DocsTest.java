package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that shows the API. */
class DocsTest extends BrowserTest {
  @Override
  void settle() {
    page.waitForSelector("#endpoints section");
  }

  @Test
  void endpoint_isFoundInTheListAndShown() {
    open("/docs");
    page.locator("#list").getByText("GET /api/channels/{app_id}").click();
    assertThat(page.getByLabel("get /api/channels/{app_id}")).isInViewport();
    assertThat(page.getByLabel("get /api/channels/{app_id}")).containsText("start_date");
    shot("docs");
  }

  @Test
  void schema_isOneClickAway() {
    open("/docs");
    page.getByLabel("get /api/apps").getByText("Apps", exactly()).click();
    assertThat(page.getByLabel("Apps", exactlyLabelled())).isInViewport();
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Page.GetByLabelOptions exactlyLabelled() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void page_isForEveryone(ColorScheme theme) {
    open("/docs", WIDE, theme);
    assertAccessible();
    open("/docs", PHONE, theme);
    assertNoSidewaysScroll();
    assertAccessible();
  }
}
