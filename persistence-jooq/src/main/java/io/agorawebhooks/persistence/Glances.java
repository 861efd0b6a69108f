package io.agorawebhooks.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;

/**
 * Waits for the lock by looking at it every millisecond. SQLite's own waiting looks less and less
 * often, up to every 100 ms: it finds the lock of a busy server taken each time, and lets notices
 * wait that came while another process had its short turn.
 */
final class Glances extends BusyHandler {
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(1);

  private final int most;

  private Glances(int most) {
    this.most = most;
  }

  /**
   * Lets a connection wait like this.
   *
   * @param most how often to look before the lock counts as not to be had
   */
  static void on(Connection connection, int most) throws SQLException {
    BusyHandler.setHandler(connection, new Glances(most));
  }

  @Override
  protected int callback(int looked) {
    LockSupport.parkNanos(INTERVAL);
    return looked < most ? 1 : 0;
  }
}
