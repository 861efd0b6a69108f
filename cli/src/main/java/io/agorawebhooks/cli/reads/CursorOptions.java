package io.agorawebhooks.cli.reads;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a list that has no numbered pages. */
final class CursorOptions {
  @Option(
      names = "--after",
      paramLabel = "NEXT",
      description = "Go on where a list ended: what it said to be next")
  private @Nullable String after;

  @Option(
      names = {"--per-page", "--limit"},
      paramLabel = "N",
      description = "Rows at once, 1 to 200; default 20")
  private @Nullable String perPage;

  Asking into(Asking asking) {
    return asking.with("after", after).with("per_page", perPage);
  }
}
