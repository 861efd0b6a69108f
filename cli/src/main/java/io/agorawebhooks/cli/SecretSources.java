package io.agorawebhooks.cli;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.cli.Settings.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the secrets of apps. */
final class SecretSources {
  @Option(
      names = "--secret",
      paramLabel = "APP[:PRODUCT]=SECRET",
      description = {
        "A secret of an app, as Agora's console shows it under Notifications; with :1 only of the"
            + " product 1. May be given several times, for one app too: any of them will do, so that"
            + " a new one can follow an old one without a gap. Others on this machine can see"
            + " options; --secrets-file keeps them to itself.",
        "Variable WEBHOOK_SECRETS, separated by blanks; default: none"
      })
  private @Nullable List<String> secrets;

  @Option(
      names = "--secrets-file",
      paramLabel = "FILE",
      description = {
        "A file with such a secret a line; # begins a comment. It is read again when it changes."
            + " Nobody but the server's user should be able to read it (chmod 600).",
        "Variable SECRETS_FILE, default: none"
      })
  private @Nullable String file;

  /** The file with secrets, null if there is none. */
  @Nullable Path file(Settings settings) {
    String value = settings.find("SECRETS_FILE", "--secrets-file", file, "").value();
    return value.isEmpty() ? null : Path.of(value);
  }

  /**
   * All secrets.
   *
   * @throws CommandFailure if one of them makes no sense; the message has no secret in it
   */
  List<Secret> read(Settings settings) {
    String joined = secrets == null ? null : String.join(" ", secrets);
    Setting given = settings.find("WEBHOOK_SECRETS", "--secret", joined, "");
    List<Secret> found = new ArrayList<>();
    for (String written : SecretOptions.words(given.value())) {
      found.add(SecretText.secret(written, given.origin()));
    }
    Path path = file(settings);
    if (path != null) {
      found.addAll(SecretText.secrets(path));
    }
    return found;
  }
}
