package io.agorawebhooks.cli;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.cli.Settings.Setting;
import io.agorawebhooks.notice.AppId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say with which secrets Agora signs. */
public final class SecretOptions {
  private static final String MODES = "required, report-only or off, or APP=MODE";

  @Mixin private SecretSources secrets;

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
    return secrets.file(settings);
  }

  /**
   * All secrets and modes.
   *
   * @throws CommandFailure if one of them makes no sense; the message has no secret in it
   */
  public Signatures read(Settings settings) {
    return signatures(
        secrets.read(settings),
        settings.find(
            "SIGNATURE_MODE",
            "--signature-mode",
            modes == null ? null : String.join(" ", modes),
            ""));
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

  static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
