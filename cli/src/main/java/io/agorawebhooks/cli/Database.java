package io.agorawebhooks.cli;

import io.agorawebhooks.cli.Settings.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where the notices are stored. */
final class Database {
  static final String DEFAULT_URL = "sqlite:///./agora_webhooks.db";
  private static final String ALLOWED =
      "sqlite:///FILE, such as sqlite:///./agora_webhooks.db or sqlite:////var/lib/agora.db, or a"
          + " jdbc: URL";

  @Option(
      names = {"--database-url", "--db"},
      paramLabel = "URL",
      description = {
        "Where everything is stored: sqlite:///FILE or a jdbc: URL.",
        "Variable DATABASE_URL, default",
        DEFAULT_URL
      })
  private @Nullable String url;

  /** The URL, of a kind that is known. */
  String url(Settings settings) {
    Setting setting = settings.find("DATABASE_URL", "--database-url", url, DEFAULT_URL);
    String value = setting.value();
    if (!value.startsWith("sqlite://") && !value.startsWith("jdbc:")) {
      throw new Setting(setting.origin(), shown(value)).bad(ALLOWED);
    }
    return value;
  }

  /** The URL without passwords, and of SQLite's only the file. */
  static String shown(String url) {
    return url.replaceFirst("^sqlite:///", "")
        .replaceFirst("//[^/@]*@", "//")
        .replaceAll("(?i)(password=)[^&;]*", "$1***");
  }
}
