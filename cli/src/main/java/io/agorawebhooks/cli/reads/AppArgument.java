package io.agorawebhooks.cli.reads;

import io.agorawebhooks.cli.GrantOptions;
import io.agorawebhooks.notice.AppId;
import picocli.CommandLine.Parameters;

/** The app that is asked for. */
final class AppArgument {
  @Parameters(index = "0", paramLabel = "APP", description = "The App ID")
  private String app;

  /**
   * The app.
   *
   * @throws io.agorawebhooks.cli.CommandFailure if it cannot be one
   */
  AppId id() {
    return GrantOptions.app(app);
  }

  String text() {
    return id().value();
  }
}
