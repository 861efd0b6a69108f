package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agorawebhooks.browser.Notice.leave;
import static io.agorawebhooks.browser.Notice.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.agorawebhooks.kit.ChannelNames;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UserTest extends BrowserTest {
  private static final String APP = "userapp";
  private static final long START = 1_767_261_600; // 2026-01-01T10:00:00Z
  private static final String ACCOUNT = ",\"account\":\"a <i>&amp;</i> b\"";

  private Locator rows() {
    return page.locator(".sessions").first().locator("tbody tr");
  }

  @Test
  void user_hasAllCallsAndLeadsToThem() {
    board()
        .post(APP, user(103, "first", 7, START, ACCOUNT))
        .post(APP, leave("first", 7, START + 90, 90))
        .post(APP, user(105, "second", 7, START + 500, ACCOUNT));
    open("/?appId=" + APP + "&uid=7&tz=UTC");
    assertThat(page.locator("h1")).containsText("User 7");
    assertThat(page.locator(".accounts a").first()).hasText("a <i>&amp;</i> b");
    assertThat(page.locator(".strip-value").first()).hasText("1.50");
    assertThat(rows()).hasCount(2);
    assertThat(rows().last()).containsText("1 min 30 s");
    rows().last().locator("a").click();
    page.waitForURL("**channel=first**");
    assertThat(page.locator("h1")).hasText("first");
    page.goBack();
    assertThat(page.locator("h1")).containsText("User 7");
  }

  @Test
  void account_hasAllItsUsers() {
    board()
        .post(APP, user(103, "both", 21, START, ",\"account\":\"pair\""))
        .post(APP, user(103, "both", 22, START, ",\"account\":\"pair\""));
    open("/?appId=" + APP + "&account=pair");
    assertThat(page.locator("h1")).containsText("pair");
    assertThat(page.locator(".uids a")).hasText(new String[] {"21", "22"});
    page.locator(".uids a").last().click();
    assertThat(page.locator("h1")).containsText("User 22");
  }

  @Test
  void liveUser_isFollowed() {
    long now = Instant.now().getEpochSecond();
    board().post(APP, user(103, "now", 31, now - 10, ""));
    open("/?appId=" + APP + "&uid=31");
    assertThat(page.locator("h1 .live")).hasText("In 1 call");
    assertThat(page.locator(".status")).hasText("Live");
    String left = "!document.querySelector('h1 .live')";
    assertThat(shownAfter(APP, leave("now", 31, now, 10), left)).isLessThan(1000);
  }

  @Test
  void hostileNames_areLinkedToTheirCalls() {
    for (String name : ChannelNames.all()) {
      board().post(APP, user(103, name, 41, START, ",\"account\":" + Notice.quoted(name)));
    }
    open("/?appId=" + APP + "&uid=41");
    assertThat(page.locator(".accounts a")).hasCount(ChannelNames.all().size());
    assertThat(page.locator(".accounts > a")).hasCount(5);
    page.locator(".accounts summary").click();
    assertThat(page.locator(".accounts a").last()).isVisible();
    for (String name : ChannelNames.all()) {
      Object href =
          page.evaluate(
              """
              name => [...document.querySelectorAll(".sessions:last-of-type a")].some(
                (link) => new URL(link.href).searchParams.get("channel") === name)""",
              name);
      org.assertj.core.api.Assertions.assertThat(href).as(name).isEqualTo(true);
    }
  }

  @Test
  void unknownUser_saysSo() {
    open("/?appId=" + APP + "&uid=999");
    assertThat(page.locator(".empty h2")).hasText("There is no such user");
    forgive("404");
  }

  @Test
  void user_isAccessibleAndFitsEveryScreen() {
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(WIDE, TABLET, PHONE)) {
        open("/?appId=demo&uid=1285", width, theme);
        assertNoSidewaysScroll();
        assertAccessible();
        shot("user-" + width + "-" + theme.name().toLowerCase(Locale.ROOT));
      }
    }
  }
}
