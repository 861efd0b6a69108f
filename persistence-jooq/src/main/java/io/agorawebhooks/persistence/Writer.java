package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.Transaction;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one connection that writes; writers take turns. */
final class Writer implements AutoCloseable {
  private final SqliteFile file;
  private final long rejectedBytes;

  /** Fair: the last of the log could else never be copied while notices come in. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private final Checkpointer checkpointer;
  private final Names names;
  private @Nullable Link link;
  private @Nullable Statements statements;
  private boolean closed;

  /**
   * @param rejectedBytes of what was refused that may stay of an app
   * @param names that are remembered
   */
  Writer(SqliteFile file, long rejectedBytes, Names names) {
    this.file = file;
    this.rejectedBytes = rejectedBytes;
    this.names = names;
    checkpointer = new Checkpointer(file, turn);
  }

  <T> T write(Function<Transaction, T> work) {
    return inTurn(
        open -> {
          Statements ready = statements(open);
          JooqTransaction transaction = new JooqTransaction(ready, names);
          T result = work.apply(transaction);
          transaction.finish();
          open.commit();
          names.commit();
          return result;
        });
  }

  /** Changes what no notice says. It is no commit of the generation: what is remembered stays. */
  <T> T aside(Function<Statements, T> work) {
    return inTurn(
        open -> {
          T result = work.apply(statements(open));
          open.commit();
          return result;
        });
  }

  /** Writes something small and takes it back. */
  void check() {
    inTurn(
        open -> {
          Generation generation = statements(open).generation;
          generation.read();
          generation.write();
          open.rollback();
          return true;
        });
  }

  private <T> T inTurn(Function<Link, T> work) {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("A transaction cannot begin within another");
    }
    turn.lock();
    try {
      return transact(open(), work);
    } finally {
      turn.unlock();
    }
  }

  private <T> T transact(Link open, Function<Link, T> work) {
    boolean done = false;
    try {
      open.begin();
      T result = work.apply(open);
      done = true;
      checkpointer.committed();
      return result;
    } finally {
      names.forget();
      if (!done) {
        rollback(open);
      }
    }
  }

  private Link open() {
    if (closed) {
      throw new IllegalStateException("The storage is closed");
    }
    if (link == null) {
      link = file.writer();
    }
    return link;
  }

  private Statements statements(Link open) {
    if (statements == null) {
      statements = new Statements(open, rejectedBytes);
    }
    return statements;
  }

  /** A connection that cannot even roll back is given up; the next transaction opens another. */
  @SuppressWarnings("EmptyCatch") // what went wrong first is thrown
  private void rollback(Link open) {
    try {
      statements(open).forget();
      open.rollback();
    } catch (StorageException e) {
      giveUp(open);
    }
  }

  @SuppressWarnings("EmptyCatch") // what went wrong first is thrown
  private void giveUp(Link open) {
    link = null;
    statements = null;
    try {
      open.close();
    } catch (StorageException e) {
      // It is given up anyway.
    }
  }

  @Override
  public void close() {
    checkpointer.close();
    turn.lock();
    try {
      closed = true;
      if (link != null) {
        link.close();
        link = null;
      }
    } finally {
      turn.unlock();
    }
  }

  @Override
  public String toString() {
    return "writer of " + file;
  }
}
