package io.agorawebhooks.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.ProgressHandler;

/**
 * Lets threads that wait for a processor have it while a query goes on. A system may let a thread
 * that computes go on for several milliseconds before one that has just woken gets its turn, and a
 * webhook needs several threads, one after the other.
 */
final class GivingWay extends ProgressHandler {
  /** About a tenth of a millisecond. */
  private static final int STEPS = 2000;

  private GivingWay() {}

  /** Lets a connection's queries give way, every so many steps of SQLite's machine. */
  static void on(Connection connection) throws SQLException {
    setHandler(connection, STEPS, new GivingWay());
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // nothing but how soon others run depends on it
  protected int progress() {
    Thread.yield();
    return 0; // go on
  }
}
