package io.agorawebhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/**
 * A page of the dashboard. Whatever a test looks at, it fails when the page logs an error, breaks
 * the content policy or throws.
 */
abstract class BrowserTest {
  private static final Path SHOTS = Path.of("..", "dashboard", "target", "screenshots");
  private static final Duration PAST = Duration.ofDays(2);

  /** Milliseconds that something may take where how fast it is is not the question. */
  private static final int PATIENCE = 30_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  static final int WIDE = 1440;
  static final int TABLET = 768;
  static final int PHONE = 360;

  /** Loaded when it is first asked for: a server with two days of the demo. */
  private static final class Shared {
    static final Board BOARD = new Board().play(PAST);
  }

  private final List<String> errors = new ArrayList<>();
  private final List<String> forgiven = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();

  /** The page that was opened last. */
  Page page;

  /** The server that {@link #open} goes to. */
  Board board() {
    return Shared.BOARD;
  }

  /** Opens an address, such as {@code /?appId=demo}, and waits until it is there. */
  Page open(String path) {
    return open(path, WIDE, ColorScheme.LIGHT);
  }

  Page open(String path, int width, ColorScheme theme) {
    BrowserContext context =
        Chromium.get()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, width == PHONE ? 780 : 900)
                    .setColorScheme(theme)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setTimezoneId("Europe/Berlin")
                    .setLocale("en-GB"));
    contexts.add(context);
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            errors.add(message.text() + " at " + message.location());
          }
        });
    page.onPageError(errors::add);
    page.navigate(board().url() + path);
    settle();
    return page;
  }

  /** Waits until the view is there and has read what it shows. */
  void settle() {
    page.waitForFunction(
        """
        () => {
          const view = document.getElementById("main")?.firstElementChild;
          return view && view.loading === false && (view.data !== null || view.error || view.hasUpdated)
            && !document.querySelector("#main .skeleton");
        }""");
  }

  /** For tests of failures: what the browser itself logs of them is no error of the page. */
  void forgive(String part) {
    forgiven.add(part); // it may be told of later than what it is about is seen
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The state in the address bar. */
  String address() {
    return page.url().substring(board().url().length());
  }

  Locator main() {
    return page.locator("#main");
  }

  /**
   * Posts a notice and gives the milliseconds from its answer until the page is as it should be.
   * The page's own clock takes them, when its document changes: what the test's process does
   * meanwhile does not count.
   *
   * @param then an expression of JavaScript, true of the page that shows the notice
   */
  double shownAfter(String app, String notice, String then) {
    Object millis =
        page.evaluate(
            """
            async ([url, body, patience]) => {
              const isThere = () => %s;
              const shown = new Promise((resolve, reject) => {
                setTimeout(() => reject(new Error("never shown")), patience);
                new MutationObserver((_, observer) => {
                  if (isThere()) {
                    observer.disconnect();
                    resolve(performance.now());
                  }
                }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
              });
              const answer = await fetch(url, {method: "POST", body});
              const answered = performance.now();
              if (!answer.ok) throw new Error(await answer.text());
              return (await shown) - answered;
            }"""
                .formatted(then),
            List.of("/" + app + "/webhooks", notice, PATIENCE));
    return ((Number) millis).doubleValue();
  }

  /** Writes a picture for people to look at. */
  void shot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(false));
  }

  /** Nothing of the page is wider than the window. */
  void assertNoSidewaysScroll() {
    Object over =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(over).as("pixels wider than the window at " + address()).isEqualTo(0);
  }

  /** axe-core finds nothing against WCAG 2.2 AA, nor against its own best practices. */
  void assertAccessible() {
    page.evaluate(Axe.SCRIPT);
    Object found =
        page.evaluate(
            """
            async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
              (one) => one.id + ": " + one.help + "\\n" + one.nodes.map(
                (node) => "  " + node.html.slice(0, 200) + "\\n  " + (node.any[0]?.message ?? "")).join("\\n"))""");
    assertThat((List<?>) found).as("axe at " + address()).isEmpty();
  }

  private static final class Axe {
    static final String SCRIPT = script();

    private static String script() {
      try (InputStream in = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @AfterEach
  void closeAndCheck() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    errors.removeIf(error -> forgiven.stream().anyMatch(error::contains));
    assertThat(errors).as("what the page logged").isEmpty();
  }
}
