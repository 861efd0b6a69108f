package io.agorawebhooks.correlation;

import io.agorawebhooks.kit.Notices;
import io.agorawebhooks.kit.Truth;
import io.agorawebhooks.kit.World;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.storage.ChannelStore;
import io.agorawebhooks.storage.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is remembered of the calls while a change is worked out may be forgotten at any moment. */
class RememberedCallsTest {
  private static final String CHANNEL = "room-0";
  private static final int TOGETHER = 3;

  private final InMemoryStorage storage = new InMemoryStorage();

  static LongStream seeds() {
    return LongStream.range(0, 120);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stored_whileCallsAreForgotten_isWhatWasTold(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Delivery> world = World.stream(1, 26, seed);
    List<Delivery> told = new ArrayList<>();
    Correlator correlator =
        new Correlator(World.CONTENT_ORDER, calls -> new Forgetful(calls, random));
    for (int i = 0; i < world.size(); i += TOGETHER) {
      List<Delivery> some = world.subList(i, Math.min(world.size(), i + TOGETHER));
      tell(correlator, some);
      told.addAll(some);
      Truth.check(storage.reads(), Notices.APP, told, World.CONTENT_ORDER);
    }
  }

  private void tell(Correlator correlator, List<Delivery> deliveries) {
    storage.write(
        transaction -> {
          List<Delivery> fresh = deliveries.stream().filter(transaction::store).toList();
          ChannelStore store = transaction.channel(Notices.APP, CHANNEL);
          for (List<Delivery> burst : Correlator.bursts(fresh)) {
            store.apply(
                correlator.correlate(store.events(), store.sessions(), store.calls(), burst));
          }
          return true;
        });
  }

  /** Remembers nothing of what it has been asked, now and then. */
  private static final class Forgetful implements CallStore {
    private final CallStore store;
    private final SplittableRandom random;
    private CallStore memory;

    Forgetful(CallStore store, SplittableRandom random) {
      this.store = store;
      this.random = random;
      this.memory = new RememberedCalls(store);
    }

    private CallStore memory() {
      if (random.nextInt(2) == 0) {
        memory = new RememberedCalls(store);
      }
      return memory;
    }

    @Override
    public Optional<Call> call(long id) {
      return memory().call(id);
    }

    @Override
    public Optional<Call> latestTo(long second) {
      return memory().latestTo(second);
    }

    @Override
    public Optional<Call> earliestAfter(long second) {
      return memory().earliestAfter(second);
    }

    @Override
    public List<Call> calls(long from, long to) {
      return memory().calls(from, to);
    }

    @Override
    public long newId() {
      return memory().newId();
    }
  }
}
