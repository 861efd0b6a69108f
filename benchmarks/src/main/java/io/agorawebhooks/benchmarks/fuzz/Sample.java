package io.agorawebhooks.benchmarks.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.agorawebhooks.kit.AgoraSamples;
import io.agorawebhooks.kit.DayCase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body that Agora may send.
 *
 * @param values where its values stand: from, to, from, to ...
 */
@SuppressWarnings("ArrayRecordComponent") // read by many threads, compared and changed by nobody
record Sample(byte[] body, int[] values) {
  private static final Pattern VALUE =
      Pattern.compile(
          "\"[^\"\\\\]++\"\\s*+:\\s*+(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|-?[0-9][0-9.eE+-]*+|true|false|null)");

  /** A notice of every kind, and those of a noisy day. */
  static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    AgoraSamples.all().forEach(sample -> samples.add(of(sample.body())));
    DayCase.lines().forEach(line -> samples.add(of(line.body())));
    return List.copyOf(samples);
  }

  static Sample of(byte[] body) {
    Matcher matcher = VALUE.matcher(new String(body, ISO_8859_1));
    List<Integer> places = new ArrayList<>();
    while (matcher.find()) {
      places.add(matcher.start(1));
      places.add(matcher.end(1));
    }
    return new Sample(body, places.stream().mapToInt(Integer::intValue).toArray());
  }

  /** How many values it has. */
  int count() {
    return values.length / 2;
  }
}
