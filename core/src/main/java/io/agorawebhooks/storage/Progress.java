package io.agorawebhooks.storage;

/** Told how far a long piece of work is, on the thread that does it. */
public interface Progress {
  /**
   * A step begins.
   *
   * @param name of the step, in a few words
   * @param steps how much there is to do, 0 if that is not known
   */
  void begin(String name, long steps);

  /** Some more of the step is done. */
  void done(long more);
}
