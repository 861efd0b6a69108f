package io.agorawebhooks.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a process that is resident, which Linux alone tells.
 *
 * @param resident MiB, null where it is not told
 * @param most MiB since the process began, null where it is not told
 */
public record Memory(@Nullable Long resident, @Nullable Long most) {
  private static final int KIB = 1024;

  static Memory of(long pid) throws IOException {
    Path status = Path.of("/proc", "" + pid, "status");
    if (!Files.exists(status)) {
      return new Memory(null, null);
    }
    String text = Files.readString(status);
    return new Memory(mebibytes(text, "VmRSS:"), mebibytes(text, "VmHWM:"));
  }

  private static @Nullable Long mebibytes(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.replaceAll("\\D", ""))
        .map(kibibytes -> Math.round(Double.parseDouble(kibibytes) / KIB))
        .findFirst()
        .orElse(null);
  }
}
