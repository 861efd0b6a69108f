package io.agorawebhooks.persistence;

import java.util.function.Function;

/** Where reads get a consistent view of what is committed. */
interface Snapshot {
  /** Runs the queries on one view. */
  <T> T read(Function<Queries, T> work);

  /** A view that is open already. */
  record Held(Queries queries) implements Snapshot {
    @Override
    public <T> T read(Function<Queries, T> work) {
      return work.apply(queries);
    }
  }
}
