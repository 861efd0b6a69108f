package io.agorawebhooks.cli;

import io.agorawebhooks.cli.Settings.Setting;
import io.agorawebhooks.persistence.JooqStorage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where the notices are stored. */
public final class Database {
  static final String DEFAULT_URL = "sqlite:///./agora_webhooks.db";
  private static final String ALLOWED =
      "sqlite:///FILE, such as sqlite:///./agora_webhooks.db or sqlite:////var/lib/agora.db, or"
          + " jdbc:sqlite:FILE";

  /** The driver would read more than the name of a file into ":memory:", "file:" and a "?". */
  private static final Pattern SQLITE =
      Pattern.compile("(?:sqlite:///|jdbc:sqlite:)(?!:|file:)[^?\\x00]+");

  private static final Pattern OTHER_KIND = Pattern.compile("(?:jdbc:)?+(?!sqlite:)[\\w+.-]+:");

  @Option(
      names = {"--database-url", "--db"},
      paramLabel = "URL",
      description = {
        "Where everything is stored: sqlite:///FILE or jdbc:sqlite:FILE.",
        "Variable DATABASE_URL, default",
        DEFAULT_URL
      })
  private @Nullable String url;

  /**
   * The URL, of a kind that is known.
   *
   * @throws CommandFailure if it is not; the message has no password in it
   */
  public String url(Settings settings) {
    Setting setting = settings.find("DATABASE_URL", "--database-url", url, DEFAULT_URL);
    String value = setting.value();
    if (!SQLITE.matcher(value).matches()) {
      throw new Setting(setting.origin(), refused(value)).bad(ALLOWED);
    }
    return value;
  }

  /** Of another database's URL only the kind, because a password can stand anywhere behind it. */
  private static String refused(String url) {
    Matcher kind = OTHER_KIND.matcher(url);
    return kind.lookingAt() ? kind.group() + "..." : url.replaceFirst("//.*@", "//");
  }

  /** The database, which must be there. */
  public JooqStorage openExisting(Settings settings) {
    return JooqStorage.openExisting(url(settings));
  }

  /** The file of a URL. */
  public static String shown(String url) {
    return url.replaceFirst("^(?:sqlite:///|jdbc:sqlite:)", "");
  }
}
