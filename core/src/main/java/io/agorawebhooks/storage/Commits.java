package io.agorawebhooks.storage;

/** Told of each commit of an intake. */
public interface Commits {
  /** Something is durable. Called on the writer's thread, in order, so this must never wait. */
  void committed(Commit commit);
}
