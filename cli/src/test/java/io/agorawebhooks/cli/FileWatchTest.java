package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {
  @TempDir private Path folder;
  private final AtomicInteger changes = new AtomicInteger();

  @Test
  void change_isSeenOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "1");
    try (FileWatch watch = watch(file)) {
      watch.look();
      assertThat(changes).hasValue(0);
      Files.writeString(file, "12");
      watch.look();
      watch.look();
      assertThat(changes).hasValue(1);
      Files.delete(file);
      watch.look();
      assertThat(changes).hasValue(2);
    }
  }

  @Test
  void linkThatLeadsElsewhere_isAChange() throws IOException {
    Path old = Files.writeString(folder.resolve("old"), "1");
    Path next = Files.writeString(folder.resolve("next"), "2");
    Files.setLastModifiedTime(next, Files.getLastModifiedTime(old));
    Path link = Files.createSymbolicLink(folder.resolve("link"), old);
    try (FileWatch watch = watch(link)) {
      Path other = Files.createSymbolicLink(folder.resolve("other"), next);
      Files.move(other, link, StandardCopyOption.REPLACE_EXISTING);
      watch.look();
      assertThat(changes).hasValue(1);
    }
  }

  @Test
  void failure_keepsItLooking() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "1");
    Runnable fails =
        () -> {
          changes.incrementAndGet();
          throw new IllegalStateException("no");
        };
    try (FileWatch watch = FileWatch.start(List.of(file), Duration.ofDays(1), fails)) {
      Files.writeString(file, "12");
      watch.look();
      Files.writeString(file, "123");
      watch.look();
      assertThat(changes).hasValue(2);
    }
  }

  private FileWatch watch(Path file) {
    return FileWatch.start(List.of(file), Duration.ofDays(1), changes::incrementAndGet);
  }
}
