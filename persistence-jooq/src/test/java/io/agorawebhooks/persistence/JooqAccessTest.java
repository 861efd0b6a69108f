package io.agorawebhooks.persistence;

import io.agorawebhooks.kit.AccessContract;
import io.agorawebhooks.storage.AccessStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class JooqAccessTest extends AccessContract {
  @TempDir private Path folder;
  private JooqStorage storage;

  @Override
  protected AccessStore open() {
    storage = JooqStorage.open("jdbc:sqlite:" + folder.resolve("a.db"));
    return storage.access();
  }

  @AfterEach
  void close() {
    storage.close();
  }
}
