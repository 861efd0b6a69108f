package io.agorawebhooks.json;

import static io.agorawebhooks.json.JsonViewsTest.assertGolden;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.Share;
import io.agorawebhooks.storage.Shared;
import io.agorawebhooks.storage.TokenHash;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShareViewsTest {
  private static final AppId APP = new AppId("5f1a0c3e9b7d4f2e8a6c1d0b3e5f7a9c");
  private static final long T = 1767261600;

  private static final Share CALL = share("call", new Shared.Call("<é😀>", T), "$2a$10$hash", null);
  private static final Share CHANNEL = share("channel", new Shared.Channel(".."), null, T + 9);

  private static final Share FILTER =
      share(
          "filter",
          new Shared.Sessions(
              new Filter(
                  new Range(T, T + 86_400),
                  Set.of(7L, Filter.NONE_GIVEN),
                  Set.of(10L),
                  Set.of(Role.HOST),
                  Set.of("b", "a"),
                  Set.of())),
          null,
          null);

  private static Share share(
      String id, Shared what, @Nullable String password, @Nullable Long revoked) {
    return new Share(
        id, APP, what, TokenHash.of(id), password, T, T + 604_800, revoked, id.length());
  }

  @Test
  void created_showsTheTokenAndNoHash() throws IOException {
    assertGolden("share-created", ShareViews.created(CALL, T, "TOKEN", "/share/TOKEN"));
  }

  @Test
  void list_hasEveryKindAndStatus() throws IOException {
    Share expired = new Share("old", APP, CHANNEL.what(), TokenHash.of("o"), null, 0, T, null, 0);
    assertGolden(
        "shares", ShareViews.list(APP, List.of(CALL, CHANNEL, FILTER, expired), T, 4, "7.filter"));
  }

  @Test
  void head_tellsWhatIsSharedAndItsSums() throws IOException {
    assertGolden("share-head", ShareViews.head(FILTER, new CallSums(3, 60, 30, 9, 1, 5), T));
  }

  @Test
  void head_withoutThePassword_tellsNothing() throws IOException {
    assertGolden("share-head-closed", ShareViews.head(CALL, null, T));
  }

  @Test
  void revoked_asInTheGoldenFile() throws IOException {
    assertGolden("share-revoked", ShareViews.revoked("call"));
  }
}
