package io.agorawebhooks.http;

import io.agorawebhooks.storage.ChannelSession;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.Shares;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.Transaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/** A storage whose list of sessions never ends, and that knows which reads are under way. */
final class EndlessStorage implements Storage {
  private final InMemoryStorage memory;
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore ended = new Semaphore(0);
  private volatile long rows = Long.MAX_VALUE;

  EndlessStorage(InMemoryStorage memory) {
    this.memory = memory;
  }

  /** Lets reads fail after so many sessions. */
  void failAfter(long sessions) {
    rows = sessions;
  }

  /** A permit for each read that has begun. */
  Semaphore begun() {
    return begun;
  }

  /** A permit for each read that has ended. */
  Semaphore ended() {
    return ended;
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    return memory.write(work);
  }

  @Override
  public Shares shares() {
    return memory.shares();
  }

  @Override
  public Reads reads() {
    return memory.reads();
  }

  @Override
  public <T> T read(Function<Reads, T> work) {
    begun.release();
    try {
      return work.apply(endless(memory.reads()));
    } finally {
      ended.release();
    }
  }

  private Reads endless(Reads reads) {
    return (Reads)
        Proxy.newProxyInstance(
            Reads.class.getClassLoader(),
            new Class<?>[] {Reads.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("sessions") && arguments.length == 4) {
                arguments[3] = again(arguments[3]);
              }
              try {
                return method.invoke(reads, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The first session that comes, again and again. */
  @SuppressWarnings("unchecked")
  private Consumer<ChannelSession> again(Object to) {
    return session -> {
      for (long i = 0; i < rows; i++) {
        ((Consumer<ChannelSession>) to).accept(session);
      }
      throw new IllegalStateException("The disk is gone");
    };
  }

  @Override
  public void check() {}

  @Override
  public void close() {}
}
