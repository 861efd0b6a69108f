package io.agorawebhooks.cli;

import io.agorawebhooks.access.Grant;
import io.agorawebhooks.access.Scope;
import io.agorawebhooks.notice.AppId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what somebody may do where. */
public final class GrantOptions {
  @Option(
      names = "--apps",
      paramLabel = "APP",
      split = ",",
      description = "The only apps, separated by commas; default: all, those to come too")
  private @Nullable List<String> apps;

  @Option(
      names = "--scopes",
      paramLabel = "SCOPE",
      split = ",",
      description =
          "What may be done, separated by commas: read (look), export (take much at once away, and"
              + " share), admin (change what is kept); default: read")
  private @Nullable List<String> scopes;

  /**
   * What they say.
   *
   * @throws CommandFailure if one of them is none
   */
  Grant grant() {
    Set<AppId> ofApps = new HashSet<>();
    if (apps != null) {
      apps.forEach(app -> ofApps.add(app(app)));
    }
    Set<Scope> ofScopes = new HashSet<>();
    if (scopes != null) {
      scopes.forEach(scope -> ofScopes.add(scope(scope)));
    }
    return new Grant(ofApps, ofScopes.isEmpty() ? Set.of(Scope.READ) : ofScopes);
  }

  /** An app id as somebody wrote it. */
  public static AppId app(String text) {
    if (!AppId.isValid(text)) {
      throw CommandFailure.badSetting(
          "The app is \"" + text + "\". Allowed: 1 to 64 of the characters A-Z a-z 0-9 _ and -");
    }
    return new AppId(text);
  }

  private static Scope scope(String text) {
    return Scope.of(text)
        .orElseThrow(
            () ->
                CommandFailure.badSetting(
                    "The option --scopes has \"" + text + "\". Allowed: read, export, admin"));
  }

  /** A grant as members of a JSON object; no apps are all. */
  static String json(Grant grant) {
    return "\"apps\":%s,\"scopes\":%s"
        .formatted(
            array(grant.apps().stream().map(AppId::value)),
            array(grant.scopes().stream().sorted().map(Scope::text)));
  }

  private static String array(Stream<String> values) {
    return values.sorted().map(JsonLine::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  /** A grant in words. */
  static String shown(Grant grant) {
    String scopes = String.join(",", grant.scopes().stream().sorted().map(Scope::text).toList());
    String apps =
        grant.isForAll()
            ? "all apps"
            : String.join(",", grant.apps().stream().map(AppId::value).sorted().toList());
    return scopes + " of " + apps;
  }
}
