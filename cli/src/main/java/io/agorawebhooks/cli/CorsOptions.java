package io.agorawebhooks.cli;

import io.agorawebhooks.http.HttpServer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Whose pages may read the API from a browser. */
final class CorsOptions {
  private static final String OPTION = "--cors-origin";

  @Option(
      names = OPTION,
      paramLabel = "ORIGIN",
      description = {
        "A site whose pages may read the API from a browser, such as https://board.example; several"
            + " times for several.",
        "Variable CORS_ORIGINS, separated by blanks; default none"
      })
  private List<String> given = List.of();

  /** The origins that are named; none lets no page of another site read. */
  Set<String> read(Settings settings) {
    Settings.Setting setting =
        settings.find("CORS_ORIGINS", OPTION, given.isEmpty() ? null : String.join(" ", given), "");
    Set<String> origins = new LinkedHashSet<>(List.of(setting.value().strip().split("\\s+")));
    origins.remove("");
    if (!origins.stream().allMatch(HttpServer.Settings::isOrigin)) {
      throw setting.bad(HttpServer.Settings.ORIGINS);
    }
    return origins;
  }
}
