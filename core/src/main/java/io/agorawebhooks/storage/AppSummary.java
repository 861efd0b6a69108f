package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;

/**
 * An app that sent something: a notice, a duplicate of one, or what was refused.
 *
 * @param firstReceivedMs when the first of it came in, milliseconds since 1970
 * @param lastReceivedMs when the last of it came in
 * @param counts what became of it all
 */
public record AppSummary(AppId app, long firstReceivedMs, long lastReceivedMs, Counts counts) {
  public AppSummary {
    requireNonNull(app, "app is null");
    requireNonNull(counts, "counts is null");
  }
}
