package io.agorawebhooks.cli.reads;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which notices are meant. */
final class NoticeOptions {
  @Option(names = "--channel", paramLabel = "NAME", description = "Only of this channel")
  private @Nullable String channel;

  @Option(names = "--uid", paramLabel = "UID", description = "Only of this user")
  private @Nullable String uid;

  @Option(
      names = "--event-type",
      paramLabel = "CODE",
      description = "Only of this event, such as 103")
  private @Nullable String eventType;

  @Option(names = "--product", paramLabel = "CODE", description = "Only of this product, such as 1")
  private @Nullable String product;

  @Option(names = "--status", paramLabel = "STATUS", description = "correlated or set_aside")
  private @Nullable String status;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description =
          "Why it is set aside: other_product, unknown_event, no_channel, test, bad_timestamp,"
              + " no_uid, before_horizon or superseded")
  private @Nullable String reason;

  Asking into(Asking asking) {
    return asking
        .with("channel", channel)
        .with("uid", uid)
        .with("event_type", eventType)
        .with("product", product)
        .with("status", status)
        .with("reason", reason);
  }
}
