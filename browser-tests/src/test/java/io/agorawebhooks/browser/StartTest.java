package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first run: a server that nobody has sent anything to. */
class StartTest extends BrowserTest {
  private static final long NOW = System.currentTimeMillis() / 1000;
  private final Board empty = new Board();

  @Override
  Board board() {
    return empty;
  }

  @AfterEach
  void close() {
    page.context().close();
    empty.close();
  }

  @Test
  void firstRun_showsTheAddressAndGoesOnByItself() {
    open("/");
    assertThat(page.locator("h1")).hasText("Nothing has arrived yet");
    assertThat(page.locator(".copy code")).hasText(empty.url() + "/{app_id}/webhooks");
    page.getByLabel("App ID").fill("not good");
    assertThat(page.locator("#app-id-help")).containsText("1 to 64 letters");
    page.getByLabel("App ID").fill("5f1a0c3e");
    assertThat(page.locator(".copy code")).hasText(empty.url() + "/5f1a0c3e/webhooks");
    assertAccessible();
    shot("start-1440-light");
    empty.post("5f1a0c3e", Notice.join("first", 7, NOW));
    page.waitForURL("**/?appId=5f1a0c3e");
    assertThat(page.locator(".call-row")).hasCount(1);
  }

  @Test
  void copy_putsTheAddressIntoTheClipboard() {
    open("/");
    BrowserContext context = page.context();
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.getByLabel("App ID").fill("abc");
    page.getByText("Copy").click();
    assertThat(page.locator(".copy button")).hasText("Copied");
    assertThat(page.locator("body")).isVisible();
    Object text = page.evaluate("() => navigator.clipboard.readText()");
    org.assertj.core.api.Assertions.assertThat(text).isEqualTo(empty.url() + "/abc/webhooks");
  }

  @Test
  void refusedNotice_isSaidWithTheReason() {
    open("/", PHONE, ColorScheme.DARK);
    empty.post("abc", "hello", 400);
    assertThat(page.locator("[role=alert]")).containsText("was refused");
    assertThat(page.locator("[role=alert]")).containsText("The body is not JSON");
    assertNoSidewaysScroll();
    assertAccessible();
    shot("start-refused-360-dark");
    page.getByText("See what was sent").click();
    assertThat(page.locator(".rejections .body")).hasText("hello");
  }
}
