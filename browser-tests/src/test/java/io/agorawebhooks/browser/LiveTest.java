package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveTest extends BrowserTest {
  private static final AtomicLong UIDS = new AtomicLong(1);

  /** Milliseconds from a notice's answer to what it changes on the screen. */
  private static final double SOON = 1000;

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }

  private static String name() {
    return "live " + UIDS.incrementAndGet();
  }

  @Test
  void overview_showsANewCallWithinASecond() {
    String app = "live-" + UIDS.incrementAndGet();
    board().post(app, Notice.join("before", 1, now() - 100));
    open("/?appId=" + app);
    Locator value = page.locator(".figure .value").first();
    assertThat(value).hasText("1");
    assertThat(page.locator(".status")).hasText("Live");
    String two = "document.querySelector('.figure .value').textContent.trim() === '2'";
    assertThat(shownAfter(app, Notice.join("after", 2, now()), two)).isLessThan(SOON);
    assertThat(page.locator(".call-row")).hasCount(2);
    board().post(app, Notice.leave("after", 2, now() + 1, 1));
    assertThat(value).hasText("1");
  }

  @Test
  void channels_showANewCallWithinASecondAndKeepThePlace() {
    String channel = name();
    open("/?appId=demo&view=channels");
    page.evaluate("() => scrollTo(0, 500)");
    assertThat(page.locator(".status")).hasText("Live");
    JSHandle read = topmostCard();
    double place = top(read);
    String first = "document.querySelector('.cards h2 a').textContent.trim() === '" + channel + "'";
    String notice = Notice.join(channel, UIDS.incrementAndGet(), now());
    assertThat(shownAfter("demo", notice, first)).isLessThan(SOON);
    // Not where the page is scrolled to: the rows above may become higher or lower, and then the
    // browser scrolls by that. The cards' heights are fractions of a pixel.
    assertThat(top(read)).isCloseTo(place, within(2.0));
    assertThat(page.locator(".cards li").first().locator(".live")).containsText("Live 1");
    board().post("demo", Notice.join(channel, UIDS.incrementAndGet(), now()));
    assertThat(page.locator(".cards li").first().locator(".live")).containsText("Live 2");
  }

  /** The first card in the window, which is not moved to another row by one that comes before. */
  private JSHandle topmostCard() {
    return page.evaluateHandle(
        """
        () => [...document.querySelectorAll(".cards li")]
          .find((card) => card.getBoundingClientRect().bottom > 0)""");
  }

  /** Pixels from the upper end of the window. */
  private static double top(JSHandle card) {
    return ((Number) card.evaluate("card => card.getBoundingClientRect().top")).doubleValue();
  }

  @Test
  void lostConnection_isSaidAndComesBack() {
    Board first = new Board();
    int port = first.port();
    first.post("app", Notice.join("a", 1, now()));
    open("/?appId=demo");
    page.navigate(first.url() + "/?appId=app");
    assertThat(page.locator(".status")).hasText("Live");
    settle();
    first.close();
    assertThat(page.locator(".status")).hasText("Connection lost");
    assertThat(page.locator(".lost")).containsText("what you see may be old");
    shot("connection-lost");
    try (Board second = new Board(port)) {
      second.post("app", Notice.join("a", 1, now())).post("app", Notice.join("b", 2, now()));
      assertThat(page.locator(".status"))
          .hasText("Live", new LocatorAssertions.HasTextOptions().setTimeout(15_000));
      assertThat(page.locator(".figure .value").first()).hasText("2");
      forgive("ERR_");
      forgive("503 (Service Unavailable)"); // what a server answers that is about to stop
      page.context().close();
    }
  }

  @Test
  void hiddenTab_closesItsConnection() {
    open("/?appId=demo");
    assertThat(page.locator(".status")).hasText("Live");
    hide(true);
    assertThat(page.locator(".status")).hasText("Paused");
    hide(false);
    assertThat(page.locator(".status")).hasText("Live");
  }

  /** A headless browser never hides a page, so the page is told so. */
  private void hide(boolean hidden) {
    page.evaluate(
        """
        (hidden) => {
          Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden);
  }
}
