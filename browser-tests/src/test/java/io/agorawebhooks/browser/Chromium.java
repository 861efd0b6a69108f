package io.agorawebhooks.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser of all tests, started once. */
final class Chromium {
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private Chromium() {}

  /** Loaded when it is first asked for. */
  private static final class Holder {
    static final Playwright PLAYWRIGHT = playwright();
    static final Browser BROWSER = launch();

    private static Playwright playwright() {
      Map<String, String> env =
          installed().isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
      Playwright made = Playwright.create(new Playwright.CreateOptions().setEnv(env));
      Runtime.getRuntime().addShutdownHook(new Thread(made::close));
      return made;
    }

    /** In a container Chromium cannot build the sandbox that it has elsewhere. */
    private static Browser launch() {
      BrowserType.LaunchOptions options =
          new BrowserType.LaunchOptions()
              .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
      installed().ifPresent(options::setExecutablePath);
      return PLAYWRIGHT.chromium().launch(options);
    }
  }

  /** A Chromium or Chrome of this machine; without one Playwright brings its own, or fails. */
  private static Optional<Path> installed() {
    return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  static Browser get() {
    return Holder.BROWSER;
  }
}
