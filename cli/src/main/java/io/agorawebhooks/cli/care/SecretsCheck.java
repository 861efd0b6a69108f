package io.agorawebhooks.cli.care;

import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.cli.SecretText;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.AppSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may send: the secrets, and the apps that are open to everybody. */
final class SecretsCheck implements Check {
  private static final int APPS = 1000;

  private final Signatures signatures;
  private final @Nullable Path secrets;
  private final Supplier<@Nullable Path> database;
  private final boolean knownOnly;

  /**
   * @param secrets the file with them, null if there is none
   * @param database its file, null if there is none to be opened
   * @param knownOnly whether apps without a secret or a name may not send
   */
  SecretsCheck(
      Signatures signatures,
      @Nullable Path secrets,
      Supplier<@Nullable Path> database,
      boolean knownOnly) {
    this.signatures = signatures;
    this.secrets = secrets;
    this.database = database;
    this.knownOnly = knownOnly;
  }

  @Override
  public String part() {
    return "secrets";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    if (secrets != null && SecretText.isOpenToOthers(secrets)) {
      findings.add(
          Finding.failure(
              part(),
              "Others on this machine can read or change " + secrets,
              "chmod 600 " + secrets));
    }
    findings.add(
        signatures.apps().isEmpty()
            ? Finding.warning(
                part(),
                "No app has a secret: whoever knows the URL can send notices in Agora's name",
                "Put APP=SECRET lines, as Agora's console shows them, into SECRETS_FILE")
            : Finding.ok(part(), signatures.apps().size() + " apps have secrets"));
    modes().forEach(findings::add);
    findings.addAll(open());
    return findings;
  }

  private List<Finding> modes() {
    return signatures.apps().stream()
        .filter(app -> signatures.mode(app) != SignatureMode.REQUIRED)
        .map(
            app ->
                Finding.warning(
                    part(),
                    "The app " + app + " is open: its mode is " + signatures.mode(app).text(),
                    "Set SIGNATURE_MODE to required once its signatures are good"))
        .toList();
  }

  /** Apps that sent something and whose signatures nobody looks at. */
  private List<Finding> open() {
    Path file = database.get();
    if (file == null) {
      return List.of();
    }
    List<AppSummary> apps;
    Set<AppId> named;
    try (JooqStorage storage = JooqStorage.openExisting("jdbc:sqlite:" + file)) {
      apps = storage.reads().apps(null, APPS);
      named = storage.access().appNames().all().keySet();
    }
    Set<String> open =
        apps.stream()
            .map(AppSummary::app)
            .filter(app -> !signatures.apps().contains(app))
            .filter(app -> !knownOnly || named.contains(app))
            .map(AppId::value)
            .collect(Collectors.toCollection(TreeSet::new));
    List<Finding> findings = new ArrayList<>();
    if (!open.isEmpty()) {
      findings.add(
          Finding.warning(
              part(),
              open.size() + " apps that sent something have no secret: " + some(open),
              "Give them one; --apps known keeps strangers' apps out"));
    }
    findings.addAll(refused(apps));
    return findings;
  }

  private List<Finding> refused(List<AppSummary> apps) {
    return apps.stream()
        .filter(app -> app.counts().rejected() > 0)
        .map(
            app ->
                Finding.warning(
                    part(),
                    "Of the app %s %,d requests were refused"
                        .formatted(app.app(), app.counts().rejected()),
                    "agora-webhooks rejected list %s says why; rejected admit takes them when it is"
                            .formatted(app.app())
                        + " mended"))
        .toList();
  }

  private static String some(Set<String> apps) {
    String first = apps.stream().limit(5).collect(Collectors.joining(", "));
    return apps.size() > 5 ? first + ", ..." : first;
  }
}
