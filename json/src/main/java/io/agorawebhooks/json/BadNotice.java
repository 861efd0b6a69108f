package io.agorawebhooks.json;

/**
 * Bytes that are not a notice, or not what else they should be. The message is a sentence for
 * people that names the place and what is allowed there; text of the sender's is in it only escaped
 * and cut.
 */
public final class BadNotice extends Exception {
  /** A sentence for people. Without a trace: a stranger can cause as many as can be sent. */
  BadNotice(String sentence) {
    super(sentence, null, false, false);
  }
}
