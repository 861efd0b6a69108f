package io.agorawebhooks.benchmarks.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Posts notices over kept connections, each with one notice on its way, from one thread. Opens all
 * connections at once, and takes them in turn.
 */
final class Load implements AutoCloseable {
  /** The rate of a load that sends wherever an answer has come. */
  static final double UNLIMITED = 0;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LOOK_MILLIS = 10;

  private final int port;
  private final Requests requests;
  private final Selector selector = Selector.open();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private long next;

  Load(int port, int connections, Requests requests) throws IOException {
    this.port = port;
    this.requests = requests;
    for (int i = 0; i < connections; i++) {
      idle.add(Connection.open(port, selector));
    }
  }

  /**
   * Sends for a time and returns when everything is answered, or was not within 30 s.
   *
   * @param rate notices a second, each due at its time whether those before it were answered or
   *     not; or {@link #UNLIMITED}
   */
  void run(double rate, Duration time, Answers answers) throws IOException {
    long start = System.nanoTime();
    if (rate == UNLIMITED) {
      new Run(start, 0, time, answers).run();
    } else {
      try (Metronome metronome = new Metronome(start, rate, selector::wakeup)) {
        new Run(start, 1e9 / rate, time, answers).run();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  /** One run; a new one goes on with the numbers of notices. */
  private final class Run {
    private final long first = next;
    private final long start;
    private final double interval;
    private final long end;
    private final Answers answers;

    /**
     * @param interval nanoseconds between notices, 0 for none
     */
    Run(long start, double interval, Duration time, Answers answers) {
      this.start = start;
      this.interval = interval;
      this.end = start + time.toNanos();
      this.answers = answers;
    }

    void run() throws IOException {
      for (long now = start; isUnderWay(now); now = System.nanoTime()) {
        send();
        selector.select(this::proceed, LOOK_MILLIS);
      }
      for (SelectionKey key : selector.keys()) {
        Connection connection = (Connection) key.attachment();
        if (connection.isBusy()) {
          lose(connection);
        }
      }
      for (; interval > 0 && due(end) < end; next++) {
        answers.answered(next, Answers.NONE, due(end), System.nanoTime()); // never had a connection
      }
    }

    private boolean isUnderWay(long now) {
      boolean busy = idle.size() < connections();
      return now < end + PATIENCE.toNanos() && (busy || due(now) < end);
    }

    private int connections() {
      return selector.keys().size();
    }

    private long due(long now) {
      return interval == 0 ? now : start + (long) ((next - first) * interval);
    }

    private void send() throws IOException {
      while (!idle.isEmpty()) {
        long now = System.nanoTime();
        long due = due(now);
        if (due > now || due >= end) {
          return;
        }
        send(idle.remove(), due);
      }
    }

    private void send(Connection connection, long due) throws IOException {
      long number = next++;
      try {
        connection.send(number, due, requests.request(number));
      } catch (IOException e) {
        lose(connection);
      }
    }

    private void proceed(SelectionKey key) {
      Connection connection = (Connection) key.attachment();
      try {
        int status = connection.proceed();
        if (status != Answers.NONE) {
          answers.answered(connection.number(), status, connection.due(), System.nanoTime());
          idle.add(connection);
        }
      } catch (IOException e) {
        lose(connection);
      }
    }

    /** Another one takes its place; idle ones are closed by the server after a minute. */
    private void lose(Connection connection) {
      if (connection.isBusy()) {
        answers.answered(connection.number(), Answers.NONE, connection.due(), System.nanoTime());
      }
      idle.remove(connection);
      try {
        connection.close();
        idle.add(Connection.open(port, selector));
      } catch (IOException e) {
        throw new UncheckedIOException("The server does not take connections any more", e);
      }
    }
  }
}
