package io.agorawebhooks.benchmarks.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bodies by seed: notices as Agora sends them, with other values, with broken bytes, spliced, cut
 * short, and JSON that no product ever sent. Safe for use by many threads.
 */
final class Bodies {
  private static final int MOST_CHANGES = 6;

  private final List<Sample> samples = Sample.all();

  /** The same seed gives the same body. */
  byte[] body(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return switch (random.nextInt(16)) {
      case 0 -> sample(random).body();
      case 1, 2, 3, 4 -> otherValues(sample(random), random);
      case 5, 6, 7, 8 -> changed(sample(random).body(), random);
      case 9 -> changed(otherValues(sample(random), random), random);
      case 10 -> spliced(sample(random).body(), sample(random).body(), random);
      case 11 -> changed(Grammar.notice(random), random);
      default -> Grammar.notice(random);
    };
  }

  private Sample sample(SplittableRandom random) {
    return samples.get(random.nextInt(samples.size()));
  }

  /** One to three values are others. */
  private static byte[] otherValues(Sample sample, SplittableRandom random) {
    byte[] body = sample.body();
    int behind = sample.count(); // from the last to the first: those before stay where they are
    for (int i = random.nextInt(3); i >= 0 && behind > 0; i--) {
      behind = random.nextInt(behind);
      body = replaced(body, sample.values()[2 * behind], sample.values()[2 * behind + 1], random);
    }
    return body;
  }

  private static byte[] replaced(byte[] body, int from, int to, SplittableRandom random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 32);
    out.write(body, 0, from);
    out.writeBytes(Grammar.value(random));
    out.write(body, to, body.length - to);
    return out.toByteArray();
  }

  private static byte[] changed(byte[] original, SplittableRandom random) {
    byte[] body = original.clone();
    for (int i = random.nextInt(MOST_CHANGES); i >= 0 && body.length > 0; i--) {
      int at = random.nextInt(body.length);
      switch (random.nextInt(6)) {
        case 0 -> body[at] = (byte) random.nextInt(256);
        case 1 -> body[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> body[at] = (byte) "\"\\{}[]:,0e.-u\0 ".charAt(random.nextInt(15));
        case 3 -> body[at] = (byte) ('0' + random.nextInt(10));
        case 4 -> body = joined(body, at, body, Math.min(body.length, at + 1 + random.nextInt(9)));
        default -> body = joined(body, at, body, Math.max(0, at - random.nextInt(40)));
      }
    }
    return body;
  }

  /** The beginning of one and the end of another; now and then only the beginning. */
  private static byte[] spliced(byte[] one, byte[] other, SplittableRandom random) {
    int end = random.nextInt(3) == 0 ? other.length : random.nextInt(other.length);
    return joined(one, random.nextInt(one.length), other, end);
  }

  private static byte[] joined(byte[] one, int to, byte[] other, int from) {
    byte[] both = new byte[to + other.length - from];
    System.arraycopy(one, 0, both, 0, to);
    System.arraycopy(other, from, both, to, other.length - from);
    return both;
  }
}
