package io.agorawebhooks.cli.reads;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which sessions count; the options are named as the API names its parameters. */
final class FilterOptions {
  @Mixin private TimeOptions times;

  @Option(
      names = "--platform",
      paramLabel = "CODE",
      description = "Only sessions on these platforms: codes, separated by commas; -1: none given")
  private @Nullable List<String> platforms;

  @Option(
      names = "--client-type",
      paramLabel = "CODE",
      description = "Only these client types: codes, separated by commas; -1: none given")
  private @Nullable List<String> clientTypes;

  @Option(
      names = "--role",
      paramLabel = "host|audience",
      description = "Only sessions that held the role, and only the time in it")
  private @Nullable List<String> roles;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "Only the channel of exactly this name; may be given several times")
  private @Nullable List<String> channels;

  @Option(
      names = "--not-channel",
      paramLabel = "NAME",
      description = "All channels but the one of exactly this name; may be given several times")
  private @Nullable List<String> otherChannels;

  Asking into(Asking asking) {
    return times
        .into(asking)
        .with("platform", platforms)
        .with("client_type", clientTypes)
        .with("role", roles)
        .with("channel", channels)
        .with("not_channel", otherChannels);
  }

  When when() {
    return times.when();
  }
}
