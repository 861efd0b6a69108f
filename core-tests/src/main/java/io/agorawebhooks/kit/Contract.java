package io.agorawebhooks.kit;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.ChannelStore;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.Transaction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A part of the storage contract; each test begins with an empty storage. */
abstract class Contract {
  static final AppId APP = Notices.APP;
  static final AppId OTHER_APP = new AppId("other-app");
  static final String ROOM = "room";

  /** 2026-01-01T10:00:00Z. */
  static final long T = 1767261600;

  Storage storage;

  abstract Storage open();

  @BeforeEach
  final void openStorage() {
    storage = open();
  }

  @AfterEach
  final void closeStorage() {
    storage.close();
  }

  void write(Consumer<Transaction> work) {
    storage.write(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  <T> T inRoom(Function<ChannelStore, T> work) {
    return storage.write(transaction -> work.apply(transaction.channel(APP, ROOM)));
  }

  Script room() {
    return script(ROOM);
  }

  Script script(String channel) {
    return new Script(storage, APP, channel);
  }
}
