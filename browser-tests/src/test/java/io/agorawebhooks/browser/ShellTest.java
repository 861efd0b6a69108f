package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest extends BrowserTest {
  private static final int MOST_BYTES = 150_000;

  @Test
  void firstView_isSmallAndSoonThere() {
    open("/?appId=demo"); // the first start of browser and server is not the page's
    List<Response> responses = new ArrayList<>();
    Page second = page;
    forgetFiles(second);
    second.onResponse(responses::add);
    second.navigate(board().url() + "/?appId=demo&tz=UTC");
    settle();

    Object ready =
        second.evaluate(
            "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
    assertThat(((Number) ready).doubleValue()).isLessThan(1000);
    int bytes =
        List.copyOf(responses).stream() // asking for sizes lets more come in
            .filter(response -> !response.url().contains("/api/"))
            .mapToInt(response -> response.request().sizes().responseBodySize)
            .sum();
    assertThat(bytes).isPositive().isLessThan(MOST_BYTES);
  }

  /** As of somebody who was never here. */
  private static void forgetFiles(Page page) {
    CDPSession browser = page.context().newCDPSession(page);
    JsonObject setting = new JsonObject();
    setting.addProperty("cacheDisabled", true);
    browser.send("Network.enable");
    browser.send("Network.setCacheDisabled", setting);
  }

  @Test
  void picker_showsTheAppAndIsRemembered() {
    open("/?appId=demo");
    assertThat(page.locator(".picker select")).hasValue("demo");
    page.navigate(board().url() + "/");
    page.waitForURL("**/?appId=demo");
  }

  @Test
  void backAndForward_goThroughTenSteps() {
    open("/?appId=demo");
    List<String> steps = new ArrayList<>(List.of(address()));
    for (String tab :
        List.of(
            "Channels",
            "Minutes",
            "Notices",
            "Settings",
            "Overview",
            "Minutes",
            "Channels",
            "Settings",
            "Notices",
            "Overview")) {
      page.locator(".tabs a", new Page.LocatorOptions().setHasText(tab)).click();
      assertThat(page.locator(".tabs a[aria-current]")).hasText(tab);
      steps.add(address());
    }
    for (int i = steps.size() - 2; i >= 0; i--) {
      page.goBack();
      page.waitForURL(board().url() + steps.get(i));
    }
    for (int i = 1; i < steps.size(); i++) {
      page.goForward();
      page.waitForURL(board().url() + steps.get(i));
    }
    settle();
    assertThat(page.locator(".tabs a[aria-current]")).hasText("Overview");
  }

  @Test
  void theme_followsTheSystemAndTheSwitch() {
    open("/?appId=demo", WIDE, ColorScheme.DARK);
    String dark = background();
    page.locator("[aria-label='Switch to the light theme']").click();
    assertThat(page.locator("html")).hasAttribute("data-theme", "light");
    assertThat(page.locator("body")).not().hasCSS("background-color", dark);
    String light = background();
    page.reload();
    settle();
    assertThat(page.locator("body")).hasCSS("background-color", light);
    page.keyboard().press("t");
    assertThat(page.locator("body")).hasCSS("background-color", dark);
  }

  private String background() {
    return (String) page.evaluate("() => getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void keys_showHelpAndGoPlaces() {
    open("/?appId=demo");
    page.keyboard().press("?");
    assertThat(page.locator("dialog h2")).hasText("Keys");
    assertAccessible();
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
    page.keyboard().press("g");
    page.keyboard().press("s");
    assertThat(page.locator("h1")).hasText("Settings");
  }

  @Test
  void login_isShownAndWhenItRunsOutThePageLeadsBackToIt() {
    open("/?appId=demo&view=settings");
    page.route(
        "**/api/me",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"kind\":\"user\",\"name\":\"<i>ana\",\"scopes\":[]}")));
    page.reload();
    assertThat(page.locator(".me")).containsText("<i>ana");
    assertThat(page.locator(".me button")).hasAttribute("aria-label", "Log out");
    page.route(
        "**/api/channels/**",
        route -> route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("{}")));
    page.locator(".tabs a", new Page.LocatorOptions().setHasText("Channels")).click();
    page.waitForURL("**/login?next=%2F%3FappId%3Ddemo%26view%3Dchannels");
    forgive("401");
  }

  @Test
  void skipLink_leadsToTheContent() {
    open("/?appId=demo");
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#main")).isFocused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "channels", "minutes", "notices", "settings"})
  void everyView_isAccessibleAndFitsEveryScreen(String view) {
    String path = "/?appId=demo" + (view.isEmpty() ? "" : "&view=" + view);
    String name = view.isEmpty() ? "overview" : view;
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(WIDE, TABLET, PHONE)) {
        open(path, width, theme);
        assertNoSidewaysScroll();
        assertAccessible();
        shot(name + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT));
      }
    }
  }
}
