package io.agorawebhooks.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A database file as the Python server makes it: the columns that it has, times of arrival in UTC,
 * and times of sessions by the clock on its wall.
 */
final class PythonServer implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

  private static final String EVENTS =
      """
      CREATE TABLE webhook_events (
        id INTEGER NOT NULL PRIMARY KEY, app_id VARCHAR(50) NOT NULL, notice_id VARCHAR(100) NOT NULL,
        product_id INTEGER NOT NULL, event_type INTEGER NOT NULL, channel_name VARCHAR(255) NOT NULL,
        uid INTEGER NOT NULL, client_seq INTEGER NOT NULL, platform INTEGER, reason INTEGER,
        client_type INTEGER, ts INTEGER NOT NULL, duration INTEGER, channel_session_id VARCHAR(100),
        received_at DATETIME, raw_payload TEXT)""";

  private static final String SESSIONS =
      """
      CREATE TABLE channel_sessions (
        id INTEGER NOT NULL PRIMARY KEY, app_id VARCHAR(50) NOT NULL,
        channel_name VARCHAR(255) NOT NULL, uid INTEGER NOT NULL, channel_session_id VARCHAR(100),
        sid VARCHAR(100), join_time DATETIME NOT NULL, leave_time DATETIME, duration_seconds INTEGER,
        last_client_seq INTEGER, product_id INTEGER, platform INTEGER, reason INTEGER,
        client_type INTEGER, account VARCHAR(255), communication_mode INTEGER, role_switches INTEGER,
        is_host BOOLEAN, created_at DATETIME, updated_at DATETIME)""";

  private final Connection connection;
  private final ZoneId zone;
  private int notices;

  private PythonServer(Connection connection, ZoneId zone) {
    this.connection = connection;
    this.zone = zone;
  }

  static PythonServer create(Path file, String zone) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(EVENTS);
      statement.execute(SESSIONS);
    }
    return new PythonServer(connection, ZoneId.of(zone));
  }

  /** A body, which its columns say little about. */
  void event(String app, @Nullable String raw) throws SQLException {
    event(app, "?", 103, 0, 1767571200, raw);
  }

  private void event(String app, String channel, int type, long uid, long ts, @Nullable String raw)
      throws SQLException {
    insert(
        "INSERT INTO webhook_events (app_id, notice_id, product_id, event_type, channel_name, uid,"
            + " client_seq, ts, received_at, raw_payload) VALUES (?, ?, 1, ?, ?, ?, 0, ?, ?, ?)",
        app,
        "n-" + ++notices,
        type,
        channel,
        uid,
        ts,
        TIME.format(LocalDateTime.ofInstant(Instant.ofEpochSecond(ts + 1), ZoneId.of("UTC"))),
        raw);
  }

  /** A join and a leave, and the session that the server makes of them. */
  void stay(String app, String channel, long uid, long join, long seconds) throws SQLException {
    join(app, channel, uid, join);
    leave(app, channel, uid, join + seconds, seconds);
    session(app, channel, uid, join, join + seconds);
  }

  void join(String app, String channel, long uid, long ts) throws SQLException {
    notice(app, channel, 103, uid, ts, "");
  }

  void leave(String app, String channel, long uid, long ts, long duration) throws SQLException {
    notice(app, channel, 104, uid, ts, ",\"duration\":" + duration);
  }

  void mark(String app, String channel, int type, long ts) throws SQLException {
    notice(app, channel, type, 0, ts, "");
  }

  private void notice(String app, String channel, int type, long uid, long ts, String more)
      throws SQLException {
    String raw =
        "{\"noticeId\":\"n-%d\",\"productId\":1,\"eventType\":%d,\"notifyMs\":%d,\"payload\":{\"channelName\":\"%s\",\"uid\":%d,\"clientSeq\":%d,\"ts\":%d%s}}"
            .formatted(notices, type, ts * 1000 + 500, channel, uid, ts, ts, more);
    event(app, channel, type, uid, ts, raw);
  }

  /** What else the session says that was stored last. */
  void say(int platform, int clientType, String account, boolean host) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE channel_sessions SET platform = ?, client_type = ?, account = ?, is_host = ?,"
                + " reason = 1, sid = 's' WHERE id = (SELECT max(id) FROM channel_sessions)")) {
      statement.setInt(1, platform);
      statement.setInt(2, clientType);
      statement.setString(3, account);
      statement.setBoolean(4, host);
      statement.execute();
    }
  }

  void session(String app, String channel, long uid, long join, @Nullable Long leave)
      throws SQLException {
    insert(
        "INSERT INTO channel_sessions (app_id, channel_name, uid, join_time, leave_time,"
            + " duration_seconds) VALUES (?, ?, ?, ?, ?, ?)",
        app,
        channel,
        uid,
        local(join),
        leave == null ? null : local(leave),
        leave == null ? null : leave - join);
  }

  private String local(long second) {
    return TIME.format(LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone));
  }

  private void insert(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.commit();
    connection.close();
  }
}
