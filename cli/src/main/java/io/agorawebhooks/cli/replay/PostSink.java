package io.agorawebhooks.cli.replay;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Posts notices to a server, as Agora does: to {@code /{app_id}/webhooks}, signed where the app has
 * a secret. What the server cannot take now is sent again, a few times.
 */
public final class PostSink implements Sink {
  private static final int AT_ONCE = 32;
  private static final int ATTEMPTS = 6;
  private static final int OK = 200;
  private static final int SERVER_ERROR = 500;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What the next notice would be answered too: a secret, a right or an address is wrong. */
  private static final Set<Integer> HOPELESS = Set.of(401, 403, 404, 405);

  private static final Set<Integer> BUSY = Set.of(408, 425, 429);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final String base;
  private final Signatures signatures;
  private final double rate;
  private final long began = System.nanoTime();
  private long sent;
  private volatile @Nullable StorageException failure;

  /**
   * @param server where it is, without the app's path
   * @param rate how many a second at most, 0 for as fast as it goes
   */
  public PostSink(URI server, Signatures signatures, double rate) {
    this.base = requireNonNull(server, "server is null").toString().replaceFirst("/+$", "");
    this.signatures = requireNonNull(signatures, "signatures is null");
    this.rate = rate;
  }

  @Override
  public void put(Delivery delivery, Receipt receipt) throws InterruptedException {
    send(delivery.app(), delivery.notice().productId(), delivery.body(), receipt);
  }

  @Override
  public void put(Rejection rejection, Receipt receipt) throws InterruptedException {
    send(rejection.app(), null, rejection.body(), receipt);
  }

  private void send(AppId app, @Nullable Long product, byte[] body, Receipt receipt)
      throws InterruptedException {
    pace();
    places.acquire();
    StorageException broken = failure;
    if (broken != null) {
      receipt.failed(broken);
      places.release();
      return;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/" + app + "/webhooks"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signatures.headers(app, product, body).forEach(request::header);
    attempt(request.build(), 1, receipt);
  }

  private void pace() {
    if (rate > 0) {
      long due = began + (long) (sent++ * 1e9 / rate);
      for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
    }
  }

  private void attempt(HttpRequest request, int number, Receipt receipt) {
    var unused = // what went wrong is an argument
        client
            .sendAsync(request, BodyHandlers.ofString())
            .whenComplete((answer, error) -> answered(request, number, receipt, answer, error));
  }

  private void answered(
      HttpRequest request,
      int number,
      Receipt receipt,
      @Nullable HttpResponse<String> answer,
      @Nullable Throwable error) {
    if (answer == null || BUSY.contains(answer.statusCode()) || isDown(answer)) {
      again(request, number, receipt, answer, error);
    } else if (HOPELESS.contains(answer.statusCode())) {
      fail(receipt, base + " answers " + answer.statusCode() + ": " + shown(answer.body()));
    } else {
      (answer.statusCode() == OK ? accepted : refused).increment();
      receipt.committed(Counts.NONE);
      places.release(); // last, because who drains waits for the receipts
    }
  }

  private static boolean isDown(HttpResponse<String> answer) {
    return answer.statusCode() >= SERVER_ERROR;
  }

  private void again(
      HttpRequest request,
      int number,
      Receipt receipt,
      @Nullable HttpResponse<String> answer,
      @Nullable Throwable error) {
    if (number >= ATTEMPTS || failure != null) {
      String what =
          answer == null ? "cannot be reached: " + error : "answers " + answer.statusCode();
      fail(receipt, base + " " + what + ", after " + number + " attempts");
      return;
    }
    long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << (number - 1));
    CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS)
        .execute(() -> attempt(request, number + 1, receipt));
  }

  private void fail(Receipt receipt, String sentence) {
    StorageException why = new StorageException(sentence, null);
    failure = why;
    receipt.failed(why);
    places.release();
  }

  /** A server's text cannot steer the terminal. */
  private static String shown(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
  }

  @Override
  public void drain() throws InterruptedException {
    places.acquire(AT_ONCE);
    places.release(AT_ONCE);
  }

  /** How many the server took, new or not. */
  public long accepted() {
    return accepted.sum();
  }

  /** How many it said are no notices. */
  public long refused() {
    return refused.sum();
  }
}
