package io.agorawebhooks.benchmarks.micro;

import io.agorawebhooks.benchmarks.Mix;
import io.agorawebhooks.json.BadNotice;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Bytes to notices, key of duplicates included: the time of one notice. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
  private final byte[][] bodies = Measured.bodies();

  @Benchmark
  @OperationsPerInvocation(Mix.CALL)
  public void decode(Blackhole blackhole) throws BadNotice {
    for (byte[] body : bodies) {
      blackhole.consume(Measured.DECODER.decode(Measured.APP, body));
    }
  }
}
