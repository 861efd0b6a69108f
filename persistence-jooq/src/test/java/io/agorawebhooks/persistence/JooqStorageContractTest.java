package io.agorawebhooks.persistence;

import io.agorawebhooks.kit.StorageContract;
import io.agorawebhooks.storage.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JooqStorageContractTest extends StorageContract {
  @TempDir private Path folder;
  private int opened;

  @Override
  protected Storage open() {
    return JooqStorage.open("jdbc:sqlite:" + folder.resolve(opened++ + ".db"));
  }
}
