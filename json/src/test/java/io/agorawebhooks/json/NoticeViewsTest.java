package io.agorawebhooks.json;

import static io.agorawebhooks.json.JsonViewsTest.assertGolden;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.AppSummary;
import io.agorawebhooks.storage.CacheFigures;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.StoredNotice;
import io.agorawebhooks.storage.StoredRejection;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeViewsTest {
  private static final AppId APP = new AppId("5f1a0c3e9b7d4f2e8a6c1d0b3e5f7a9c");
  private static final long T = 1767261600;

  private static final NoticeEntry JOIN =
      new NoticeEntry(
          new NoticePlace(T * 1000 + 250, 2),
          "n-2",
          T * 1000 + 120,
          1L,
          103L,
          "<é😀>",
          4294967295L,
          T,
          null,
          12);

  private static final NoticeEntry ASIDE =
      new NoticeEntry(
          new NoticePlace(T * 1000, 1),
          "n-1",
          null,
          99L,
          null,
          null,
          null,
          null,
          SetAside.OTHER_PRODUCT,
          2);

  private static final byte[] NOT_UTF8 = {'{', (byte) 0xff, '}'};

  @Test
  void apps_haveEveryCount() throws IOException {
    Counts counts = new Counts(9, 6, 2, 1, 4, Map.of(SetAside.TEST, 2L));
    assertGolden(
        "apps",
        NoticeViews.apps(
            List.of(new AppSummary(APP, T * 1000, T * 1000 + 250, counts)),
            Map.of(),
            20,
            APP.value()));
  }

  @Test
  void notices_asInTheGoldenFile() throws IOException {
    assertGolden("notices", NoticeViews.notices(APP, List.of(JOIN, ASIDE), 2, "1767261600000.1"));
  }

  @Test
  void copies_haveTheirBodiesAsTheyCame() throws IOException {
    StoredNotice join =
        new StoredNotice(
            JOIN, "User-Agent: a: b\nX: 1\nX: 2\n", "{\"a\":1.0e5,\n\"\u0001\"}".getBytes(UTF_8));
    assertGolden(
        "notice",
        NoticeViews.copies(
            APP,
            "n-2",
            List.of(join, new StoredNotice(ASIDE, "", NOT_UTF8)),
            Arrays.asList(T, null),
            20,
            null));
  }

  @Test
  void rejected_asInTheGoldenFile() throws IOException {
    Rejection rejection =
        new Rejection(
            APP, Instant.ofEpochSecond(T), 400, "The body is not JSON.", "A: b\n", NOT_UTF8);
    assertGolden(
        "rejected",
        NoticeViews.rejected(
            APP, List.of(new StoredRejection(new NoticePlace(T * 1000, 1), rejection)), 20, null));
  }

  @Test
  void cache_hitRateOfNothingAskedIsZero() throws IOException {
    assertGolden(
        "cache",
        new JsonViews()
            .cache(
                new CacheReport(
                    3,
                    1000,
                    List.of(
                        new CacheFigures("names", 5, 100, 2, 1),
                        new CacheFigures("calls", 0, 9, 0, 0)))));
  }
}
