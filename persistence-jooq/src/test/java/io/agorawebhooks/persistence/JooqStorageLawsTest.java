package io.agorawebhooks.persistence;

import io.agorawebhooks.kit.Incremental;
import io.agorawebhooks.kit.World;
import io.agorawebhooks.notice.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Incremental equals batch in a real SQLite file, ledger and daily tables included. */
class JooqStorageLawsTest {
  private static Path file;
  private static Incremental law;

  @BeforeContainer
  static void open() throws IOException {
    file = Files.createTempFile("laws", ".db");
    law = new Incremental(JooqStorage.open("jdbc:sqlite:" + file));
  }

  @AfterContainer
  static void close() throws IOException {
    law.close();
    Files.deleteIfExists(file);
  }

  @Provide
  Arbitrary<List<Delivery>> streams() {
    return World.streams();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void stored_afterEveryFew_isWhatWasTold(
      @ForAll("streams") List<Delivery> stream, @ForAll @IntRange(min = 1, max = 9) int few) {
    law.check(stream, few);
  }
}
