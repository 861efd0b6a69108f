package io.agorawebhooks.cli;

import io.agorawebhooks.access.Signatures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** All options that keep strangers out. */
public final class Protection {
  /** How often files that may change are looked at. */
  static final Duration WATCH = Duration.ofSeconds(2);

  @Mixin private SecretOptions secrets;
  @Mixin private AccessOptions access;
  @Mixin private NetworkOptions network;

  /**
   * What they say.
   *
   * @param warn is told what is not as it should be
   */
  public Guards guards(Settings settings, Consumer<String> warn) {
    return new Guards(
        signatures(settings, warn),
        access.isPublic(settings),
        access.knownOnly(settings),
        network.senders(settings),
        network.proxies(settings),
        network.certificate(settings));
  }

  /** Where to listen if nobody says so. */
  public String defaultPort(Settings settings) {
    return network.certificate(settings) == null ? "8000" : "443";
  }

  /** The file with secrets, null if there is none. */
  public @Nullable Path secretsFile(Settings settings) {
    return secrets.file(settings);
  }

  private Supplier<Signatures> signatures(Settings settings, Consumer<String> warn) {
    Signatures first = secrets.read(settings);
    Path file = secrets.file(settings);
    if (file == null) {
      return () -> first;
    }
    if (SecretText.isOpenToOthers(file)) {
      warn.accept(
          "Others on this machine can read or change %s. Mend it with: chmod 600 %s"
              .formatted(file, file));
    }
    AtomicReference<Signatures> latest = new AtomicReference<>(first);
    FileWatch.start(List.of(file), WATCH, () -> latest.set(secrets.read(settings)));
    return latest::get;
  }
}
