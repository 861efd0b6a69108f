package io.agorawebhooks.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who may look, and who may send. */
final class AccessOptions {
  @Option(
      names = "--public-dashboard",
      description = {
        "Lets everybody look at everything, without a login: for networks where everybody may.",
        "Variable PUBLIC_DASHBOARD (true or false), default false"
      })
  private boolean isPublic;

  @Option(
      names = "--apps",
      paramLabel = "any|known",
      description = {
        "Which apps may send: any, or only those with a secret or a name (agora-webhooks app name).",
        "Variable APPS, default any"
      })
  private @Nullable String apps;

  boolean isPublic(Settings settings) {
    return settings
        .find("PUBLIC_DASHBOARD", "--public-dashboard", isPublic ? "true" : null, "false")
        .isYes("true", "false");
  }

  boolean knownOnly(Settings settings) {
    return settings.find("APPS", "--apps", apps, "any").isYes("known", "any");
  }
}
