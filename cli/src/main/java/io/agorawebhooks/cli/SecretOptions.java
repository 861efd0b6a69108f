package io.agorawebhooks.cli;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.cli.Settings.Setting;
import io.agorawebhooks.notice.AppId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say with which secrets Agora signs. */
public final class SecretOptions {
  private static final String MODES = "required, report-only or off, or APP=MODE";

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

  @Option(
      names = "--signature-mode",
      paramLabel = "[APP=]MODE",
      description = {
        "What becomes of a notice of an app with secrets that is not signed with one of them."
            + " required: it is refused with 401; report-only: it is taken, and said in the log;"
            + " off: nobody looks. May be given several times, for all apps or one.",
        "Variable SIGNATURE_MODE, separated by blanks; default: required"
      })
  private @Nullable List<String> modes;

  /** The file with secrets, null if there is none. */
  public @Nullable Path file(Settings settings) {
    String value = settings.find("SECRETS_FILE", "--secrets-file", file, "").value();
    return value.isEmpty() ? null : Path.of(value);
  }

  /**
   * All secrets and modes.
   *
   * @throws CommandFailure if one of them makes no sense; the message has no secret in it
   */
  public Signatures read(Settings settings) {
    Setting given = settings.find("WEBHOOK_SECRETS", "--secret", joined(secrets), "");
    List<Secret> found = new ArrayList<>();
    for (String written : words(given.value())) {
      found.add(SecretText.secret(written, given.origin()));
    }
    Path path = file(settings);
    if (path != null) {
      found.addAll(SecretText.secrets(path));
    }
    return signatures(
        found, settings.find("SIGNATURE_MODE", "--signature-mode", joined(modes), ""));
  }

  private static Signatures signatures(List<Secret> secrets, Setting setting) {
    Map<AppId, SignatureMode> ofApps = new LinkedHashMap<>();
    SignatureMode byDefault = SignatureMode.REQUIRED;
    for (String written : words(setting.value())) {
      int cut = written.indexOf('=');
      SignatureMode mode =
          SignatureMode.of(written.substring(cut + 1)).orElseThrow(() -> setting.bad(MODES));
      if (cut < 0) {
        byDefault = mode;
      } else if (AppId.isValid(written.substring(0, cut))) {
        ofApps.put(new AppId(written.substring(0, cut)), mode);
      } else {
        throw setting.bad(MODES);
      }
    }
    return new Signatures(secrets, ofApps, byDefault);
  }

  private static @Nullable String joined(@Nullable List<String> values) {
    return values == null ? null : String.join(" ", values);
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
