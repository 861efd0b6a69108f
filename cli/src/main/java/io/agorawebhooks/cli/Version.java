package io.agorawebhooks.cli;

import picocli.CommandLine.IVersionProvider;

/** The program's version, which the build writes into the jar's manifest. */
final class Version implements IVersionProvider {
  private static final String UNPACKED = "development";

  /** Such as {@code 0.1.0}. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? UNPACKED : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"agora-webhooks " + number()};
  }
}
