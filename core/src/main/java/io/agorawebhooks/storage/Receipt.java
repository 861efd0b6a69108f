package io.agorawebhooks.storage;

/** Told once what became of something that was handed in; called on the writer's thread. */
public interface Receipt {
  /**
   * It is durable.
   *
   * @param outcome what it counts as: one of {@link Counts#CORRELATED}, {@link Counts#DUPLICATE},
   *     {@link Counts#REJECTED} or a {@link Counts#setAside}
   */
  void committed(Counts outcome);

  /** Nothing of it was kept. */
  void failed(StorageException why);
}
