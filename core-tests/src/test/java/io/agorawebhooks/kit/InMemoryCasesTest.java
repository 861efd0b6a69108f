package io.agorawebhooks.kit;

import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Storage;

class InMemoryCasesTest extends CasesContract {
  @Override
  protected Storage open() {
    return new InMemoryStorage();
  }
}
