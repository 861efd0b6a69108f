package io.agorawebhooks.storage;

/** Told what became of something that was handed in; called on the writer's thread. */
public interface Receipt {
  /**
   * Its turn has come to be written; may be told several times, if what it is written with fails.
   *
   * @param batch how many are written with it, itself included
   */
  default void begun(int batch) {}

  /**
   * It is durable.
   *
   * @param outcome what it counts as: one of {@link Counts#CORRELATED}, {@link Counts#DUPLICATE},
   *     {@link Counts#REJECTED} or a {@link Counts#setAside}; {@link Counts#NONE} for what was to
   *     be taken after all and was taken before
   */
  void committed(Counts outcome);

  /** Nothing of it was kept. */
  void failed(StorageException why);
}
