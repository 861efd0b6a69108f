package io.agorawebhooks.cli.care;

import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.cli.Database;
import io.agorawebhooks.cli.Guards;
import io.agorawebhooks.cli.Protection;
import io.agorawebhooks.cli.Settings;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds out what is wrong with an installation. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Finds out what is wrong with an installation, and says what to do.",
      "Looks at the settings, the database, the clock, the port, the certificate and the secrets"
          + " as serve would use them, and sends a signed test notice through a server of its own"
          + " with a temporary database.",
      "Says what to do about each thing that is not as it should be. Changes nothing and can run"
          + " beside a server.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all is well, or there are warnings", "1:something is broken", "2:wrong use"},
    footerHeading = "%nExamples:%n",
    footer = {"  agora-webhooks doctor --port 0", "  agora-webhooks doctor --port 0 --json"})
public final class DoctorCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;

  @Spec private CommandSpec spec;
  @Mixin private Database database;
  @Mixin private Protection protection;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "As of serve; variable HOST")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "PORT", description = "As of serve; variable PORT")
  private @Nullable String port;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Ask this address too, as Agora would, such as https://hooks.example")
  private @Nullable String url;

  @Option(names = "--json", description = "Print one JSON object")
  private boolean json;

  @Option(names = "--quiet", description = "Show only what is not as it should be")
  private boolean quiet;

  @Override
  public Integer call() {
    if (url != null && !url.matches("https?://[^\\s/]+.*")) {
      throw CommandFailure.badSetting(
          "The option --url is \"" + url + "\". Allowed: http(s)://HOST");
    }
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks(findings)) {
      findings.addAll(look(check));
    }
    boolean isWell = findings.stream().noneMatch(found -> found.status() == Finding.Status.FAILURE);
    print(findings, isWell);
    return isWell ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** What can be looked at; wrong settings are a finding, and what needs them is left out. */
  private List<Check> checks(List<Finding> findings) {
    Clock clock = Clock.systemUTC();
    List<Check> checks = new ArrayList<>(List.of(new VectorsCheck(), new PathCheck(clock)));
    if (url != null) {
      checks.add(new OutsideCheck(url));
    }
    try {
      Settings settings = Settings.ofProcess();
      String databaseUrl = database.url(settings);
      Guards guards = protection.guards(settings, warning -> {});
      DatabaseCheck file = new DatabaseCheck(databaseUrl);
      checks.add(file);
      checks.add(new ClockCheck(clock, file::usable));
      checks.add(portCheck(settings, guards));
      checks.add(new CertificateCheck(guards.certificate(), clock));
      checks.add(
          new SecretsCheck(
              guards.signatures().get(),
              protection.secretsFile(settings),
              file::usable,
              guards.knownAppsOnly()));
      findings.add(Finding.ok("settings", "Options, environment and .env file make sense"));
    } catch (CommandFailure e) {
      findings.add(
          Finding.failure(
              "settings", String.valueOf(e.getMessage()), "Mend it; agora-webhooks serve --help"));
    }
    return checks;
  }

  private PortCheck portCheck(Settings settings, Guards guards) {
    return new PortCheck(
        settings.find("HOST", "--host", host, "0.0.0.0").value(),
        settings
            .find("PORT", "--port", port, protection.defaultPort(settings))
            .wholeNumber(0, LAST_PORT),
        guards.certificate() != null);
  }

  @SuppressWarnings("CatchingUnchecked") // whatever is wrong with one part, the others are told
  private static List<Finding> look(Check check) {
    try {
      return check.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("It was stopped");
    } catch (Exception e) {
      return List.of(
          Finding.failure(
              check.part(),
              "It cannot be looked at: " + e.getMessage(),
              "Mend that, and try again"));
    }
  }

  private void print(List<Finding> findings, boolean isWell) {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> shown = findings.stream().filter(found -> !quiet || !found.isOk()).toList();
    if (json) {
      out.printf(
          "{\"ok\":%b,\"findings\":[%s]}%n",
          isWell, shown.stream().map(Finding::json).collect(Collectors.joining(",")));
    } else {
      shown.forEach(found -> out.println(found.text()));
    }
    out.flush();
  }
}
