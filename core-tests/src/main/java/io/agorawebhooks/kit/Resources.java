package io.agorawebhooks.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the files in {@code cases/}. */
final class Resources {
  private Resources() {}

  /** Its lines; a name that ends in {@code .gz} is unpacked. */
  static List<String> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  static InputStream open(String name) throws IOException {
    InputStream file = Resources.class.getResourceAsStream("/cases/" + name);
    if (file == null) {
      throw new IllegalArgumentException("There is no file cases/" + name);
    }
    return name.endsWith(".gz") ? new GZIPInputStream(file) : file;
  }
}
