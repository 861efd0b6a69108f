package io.agorawebhooks.kit;

import io.agorawebhooks.storage.AccessStore;
import io.agorawebhooks.storage.MemoryAccess;

class MemoryAccessTest extends AccessContract {
  @Override
  protected AccessStore open() {
    return new MemoryAccess();
  }
}
