package io.agorawebhooks.persistence;

import io.agorawebhooks.kit.CasesContract;
import io.agorawebhooks.storage.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Known answers, through a real SQLite file. */
class JooqStorageCasesTest extends CasesContract {
  @TempDir static Path folder;

  @Override
  protected Storage open() {
    return JooqStorage.open("jdbc:sqlite:" + folder.resolve("cases.db"));
  }
}
