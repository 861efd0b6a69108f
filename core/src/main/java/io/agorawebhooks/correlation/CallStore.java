package io.agorawebhooks.correlation;

import java.util.List;
import java.util.Optional;

/** The calls of one channel, as they are before a change. */
public interface CallStore {
  /** The call with this id. */
  Optional<Call> call(long id);

  /** The call that starts last with {@code start <= second}. */
  Optional<Call> latestTo(long second);

  /** The call that starts first with {@code start > second}. */
  Optional<Call> earliestAfter(long second);

  /** The calls with {@code from <= start <= to}, ordered by start. */
  List<Call> calls(long from, long to);

  /** An id that no call has, had in this transaction, or gets again. */
  long newId();
}
