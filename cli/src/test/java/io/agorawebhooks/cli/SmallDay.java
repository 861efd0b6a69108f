package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Two calls of the app {@code my-app}: one that anybody could have, one with a hostile name. */
final class SmallDay {
  private static final List<String> LINES =
      List.of(
          notice("00:00", 1, 103, "standup", 7, "\"account\":\"ann\",\"platform\":7", 1767261600),
          notice(
              "01:30",
              2,
              104,
              "standup",
              7,
              "\"platform\":7,\"duration\":90,\"reason\":1",
              1767261690),
          notice("02:00", 3, 105, "evil\\u001b[31m\\u202e会議", 9, "\"platform\":1", 1767261700),
          notice(
              "02:01",
              4,
              106,
              "evil\\u001b[31m\\u202e会議",
              9,
              "\"platform\":1,\"duration\":60,\"reason\":999",
              1767261760));

  private SmallDay() {}

  private static String notice(
      String time, int id, int event, String channel, int uid, String more, long ts) {
    return ("{\"app_id\":\"my-app\",\"received_at\":\"2026-01-01T10:%s.500Z\",\"body\":{\"noticeId\":"
            + "\"%d\",\"productId\":1,\"eventType\":%d,\"notifyMs\":1767261600420,\"payload\":"
            + "{\"channelName\":\"%s\",\"uid\":%d,%s,\"clientSeq\":%d,\"ts\":%d}}}")
        .formatted(time, id, event, channel, uid, more, id, ts);
  }

  /** Replays it into a database. */
  static void fill(Path folder, String url) throws IOException {
    Path log = folder.resolve("day.ndjson");
    Files.write(log, LINES);
    CommandRun run = CommandRun.of("replay", log.toString(), "--db", url, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
