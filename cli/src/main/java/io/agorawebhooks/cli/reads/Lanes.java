package io.agorawebhooks.cli.reads;

import io.agorawebhooks.json.JsonTree;
import java.time.Instant;

/** The sessions of a call in time: a lane each, {@code #} while a host and {@code -} while not. */
final class Lanes {
  private static final int WIDTH = 60;

  private final JsonTree answer;
  private final When when;
  private final long from;
  private final long to;

  Lanes(JsonTree answer, When when) {
    this.answer = answer;
    this.when = when;
    this.from = second(answer.text("started"));
    this.to = answer.at("sessions").items().stream().mapToLong(this::end).max().orElse(from);
  }

  private static long second(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }

  private long end(JsonTree session) {
    String leave = session.text("leave_time");
    return second(leave.isEmpty() ? answer.text("as_of") : leave);
  }

  void print(ReadCommand command) {
    command.remark(
        "from %s to %s %s"
            .formatted(
                when.shown(answer.text("started")),
                when.shown(Instant.ofEpochSecond(to).toString()),
                when.name()));
    Table table = new Table(">uid", "account", "time");
    for (JsonTree session : answer.at("sessions").items()) {
      table.row(session.text("uid"), session.text("account"), lane(session));
    }
    command.print(table);
  }

  private String lane(JsonTree session) {
    char[] lane = " ".repeat(WIDTH).toCharArray();
    paint(lane, second(session.text("join_time")), end(session), '-');
    for (JsonTree segment : session.at("role_segments").items()) {
      String end = segment.text("to");
      paint(
          lane,
          second(segment.text("from")),
          end.isEmpty() ? end(session) : second(end),
          segment.text("role").equals("host") ? '#' : '-');
    }
    return new String(lane);
  }

  private void paint(char[] lane, long begin, long end, char with) {
    int first = place(begin);
    int last = Math.max(first + 1, place(end));
    for (int i = first; i < Math.min(last, WIDTH); i++) {
      lane[i] = with;
    }
  }

  private int place(long second) {
    long length = Math.max(1, to - from);
    return (int) Math.max(0, Math.min(WIDTH - 1L, (second - from) * WIDTH / length));
  }
}
