package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agorawebhooks.browser.Notice.join;
import static io.agorawebhooks.browser.Notice.leave;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest extends BrowserTest {
  private static final String APP = "shareapp";
  private static final long START = 1_767_261_600; // 2026-01-01T10:00:00Z
  private static final String NAME = "a/b <i>\"c\"</i>";

  private void dialog(String channel) {
    board().post(APP, join(channel, 5, START)).post(APP, leave(channel, 5, START + 120, 120));
    open("/?appId=" + APP + "&channel=" + encoded(channel));
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.locator(".call-head .button").click();
    assertThat(page.locator("dialog.share")).isVisible();
  }

  /** Makes a link in the dialog, and gives its path. */
  private String link() {
    page.locator("dialog .primary").click();
    assertThat(page.locator(".share-made")).isVisible();
    String url = page.locator("[data-copy=share]").inputValue();
    return url.substring(board().url().length());
  }

  @Test
  void thisPage_isCopiedWithFeedback() {
    dialog("copied");
    page.locator("dialog .copy button").first().click();
    assertThat(page.locator("dialog .copy button").first()).hasText("Copied");
    assertThat(page.evaluate("() => navigator.clipboard.readText()"))
        .isEqualTo(page.url() + "&sessionId=" + START);
    assertAccessible();
    shot("share-dialog");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
  }

  @Test
  void link_opensTheCallAndNothingElse() {
    dialog(NAME);
    String path = link();
    for (int width : List.of(WIDE, PHONE)) {
      open(path, width, ColorScheme.LIGHT);
      assertThat(page.locator("h1")).hasText(NAME);
      assertThat(page.locator(".bar")).hasCount(1);
      assertThat(page.locator(".sessions tbody tr")).hasCount(1);
      assertThat(page.locator("a[href*='uid=']")).hasCount(0);
      assertNoSidewaysScroll();
      assertAccessible();
      shot("shared-" + width);
    }
    page.locator(".tabs-in a").last().click();
    page.waitForURL("**" + path + "?**tab=users");
    assertThat(page.locator("[aria-label='Compare 5']")).isVisible();
    page.reload();
    settle();
    assertThat(page.locator(".tabs-in a[aria-current]")).hasText("Compare users");
  }

  @Test
  void link_isRevoked() {
    dialog("revoked");
    String path = link();
    assertThat(page.locator(".share-list li")).hasCount(1);
    page.locator(".share-list button").click();
    assertThat(page.locator(".share-list")).hasCount(0);
    page.navigate(board().url() + path);
    assertThat(page.locator("h1")).hasText("This link opens nothing");
    assertAccessible();
    forgive("404");
  }

  @Test
  void password_isAskedForOnce() {
    dialog("locked");
    page.locator("dialog [name=password]").fill("open sesame");
    String path = link();
    page.navigate(board().url() + path);
    assertThat(page.locator(".shared-door")).isVisible();
    assertAccessible();
    page.locator("[name=password]").fill("wrong");
    page.keyboard().press("Enter");
    assertThat(page.locator("#door-wrong")).containsText("wrong");
    page.locator("[name=password]").fill("open sesame");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("locked");
    page.reload();
    assertThat(page.locator("h1")).hasText("locked");
    forgive("403");
  }

  @Test
  void sharedFilter_isAListThatLeadsToItsCalls() {
    board()
        .post(APP, join("listed", 6, START))
        .post(APP, leave("listed", 6, START + 60, 60))
        .post(APP, join("not this", 6, START));
    String made = board().share(APP, "{\"what\":\"filter\",\"channel\":[\"listed\"]}");
    open(made);
    assertThat(page.locator(".call-row")).hasCount(1);
    assertAccessible();
    page.locator(".call-row a").click();
    assertThat(page.locator("h1")).hasText("listed");
    page.locator(".crumbs a").click();
    assertThat(page.locator("h1")).hasText("Calls");
    page.goBack();
    assertThat(page.locator("h1")).hasText("listed");
  }
}
