package io.agorawebhooks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ExportTest extends BrowserTest {
  private void openDialog() {
    open("/?appId=demo&view=channels");
    page.locator(".view-head").getByText("Export").click();
    assertThat(page.locator("dialog h2")).hasText("Export");
    assertThat(page.locator(".estimate")).containsText("records, about");
  }

  @Test
  void json_isEstimatedAndSaved() throws IOException {
    openDialog();
    assertAccessible();
    shot("export-1440-light");
    page.getByLabel("JSON", new Page.GetByLabelOptions().setExact(true)).check();
    page.getByLabel("Channel", new Page.GetByLabelOptions().setExact(true)).fill("math-101");
    Download download = page.waitForDownload(() -> page.locator("dialog .primary").click());
    assertThat(download.suggestedFilename()).startsWith("agora-demo-").endsWith(".json");
    assertThat(Files.readString(download.path())).contains("\"math-101\"").contains("export_info");
    assertThat(page.locator(".estimate")).containsText("Done: ");
  }

  @Test
  void csv_isAZip() throws IOException {
    openDialog();
    page.getByLabel("Raw notices").check();
    page.getByText("Everything").click();
    Download download = page.waitForDownload(() -> page.locator("dialog .primary").click());
    assertThat(download.suggestedFilename()).endsWith(".zip");
    assertThat(Files.readAllBytes(download.path())).startsWith('P', 'K');
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
  }

  @Test
  void filtersOfThePage_narrowItUnlessTheyAreLeftOut() throws IOException {
    open("/?appId=demo&view=channels&filterClientType=10&filterDate=2020-01-01..2040-01-01");
    page.locator(".view-head").getByText("Export").click();
    assertThat(page.locator(".estimate")).containsText("records, about");
    String narrow = page.locator(".estimate p").textContent();
    page.getByLabel("JSON", new Page.GetByLabelOptions().setExact(true)).check();
    Download download = page.waitForDownload(() -> page.locator("dialog .primary").click());
    assertThat(Files.readString(download.path()))
        .contains("\"client_type\":10")
        .doesNotContain("\"client_type\":8");
    page.getByLabel("Only what the filters of the page let pass").uncheck();
    assertThat(page.locator(".estimate p")).not().hasText(narrow);
    assertThat(page.locator(".estimate")).containsText("records, about");
  }

  @Test
  void dialog_fitsAPhone() {
    open("/?appId=demo&view=channels", PHONE, ColorScheme.DARK);
    page.locator(".view-head").getByText("Export").click();
    assertThat(page.locator(".estimate")).containsText("records, about");
    assertNoSidewaysScroll();
    assertAccessible();
    shot("export-360-dark");
  }
}
