package io.agorawebhooks.benchmarks.micro;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.Signature;
import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.access.Verdict;
import io.agorawebhooks.benchmarks.Mix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** Headers and bytes to a verdict, where the app has one secret: the time of one notice. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SignatureBenchmark {
  private static final Long PRODUCT = 1L;

  private final Signatures signatures =
      new Signatures(
          List.of(new Secret(Measured.APP, PRODUCT, "secret-of-the-console")),
          Map.of(),
          SignatureMode.REQUIRED);
  private final byte[][] bodies = Measured.bodies();
  private final List<String> sha1 = headers(Signature.Kind.SHA1);
  private final List<String> sha256 = headers(Signature.Kind.SHA256);

  private List<String> headers(Signature.Kind kind) {
    return Arrays.stream(bodies)
        .map(body -> signatures.headers(Measured.APP, PRODUCT, body).get(kind.header()))
        .map(header -> requireNonNull(header))
        .toList();
  }

  /** {@code Agora-Signature}, which only old projects send alone. */
  @Benchmark
  @OperationsPerInvocation(Mix.CALL)
  public void v1(Blackhole blackhole) {
    for (int i = 0; i < bodies.length; i++) {
      blackhole.consume(verdict(Signature.of(List.of(), List.of(sha1.get(i))), bodies[i]));
    }
  }

  /** {@code Agora-Signature-V2}. */
  @Benchmark
  @OperationsPerInvocation(Mix.CALL)
  public void v2(Blackhole blackhole) {
    for (int i = 0; i < bodies.length; i++) {
      blackhole.consume(verdict(Signature.of(List.of(sha256.get(i)), List.of()), bodies[i]));
    }
  }

  private Verdict verdict(@Nullable Signature signature, byte[] body) {
    List<Secret> fitting = signatures.fitting(Measured.APP, signature, body);
    Verdict verdict = signatures.verdict(Measured.APP, signature, body, fitting, PRODUCT, true);
    if (verdict != Verdict.VERIFIED) {
      throw new IllegalStateException("A good signature was judged " + verdict);
    }
    return verdict;
  }
}
