package io.agorawebhooks.cli.reads;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a list. */
final class PageOptions {
  @Option(names = "--page", paramLabel = "N", description = "The page, from 1")
  private @Nullable String page;

  @Option(
      names = {"--per-page", "--limit"},
      paramLabel = "N",
      description = "Rows on a page, 1 to 200; default 20")
  private @Nullable String perPage;

  Asking into(Asking asking) {
    return asking.with("page", page).with("per_page", perPage);
  }
}
