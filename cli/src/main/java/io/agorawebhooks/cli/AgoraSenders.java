package io.agorawebhooks.cli;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.SenderList;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The addresses that Agora says it sends from, asked for again and again; Agora wants it done once
 * a day at least. An answer that does not come, or makes no sense, leaves the last one in use.
 */
final class AgoraSenders implements Supplier<List<String>> {
  /** Where Agora tells them. */
  static final String ADDRESS = "https://api.agora.io/v2/ncs/ip";

  private static final System.Logger LOG = System.getLogger(AgoraSenders.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration EVERY = Duration.ofHours(12);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
  private static final int OK = 200;

  private final Account account;
  private final List<String> others;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(AgoraSenders::thread);
  private volatile List<String> latest = List.of();

  /**
   * Who asks.
   *
   * @param address where
   */
  record Account(URI address, String id, String secret) {
    HttpRequest request() {
      String pair = id + ":" + secret;
      return HttpRequest.newBuilder(address)
          .timeout(PATIENCE)
          .header("Accept", "application/json")
          .header(
              "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
          .build();
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return address.toString();
    }
  }

  private AgoraSenders(Account account, List<String> others) {
    this.account = account;
    this.others = List.copyOf(others);
  }

  /**
   * Asks once, and from then on in a thread of its own.
   *
   * @param others networks that may send as well
   */
  static AgoraSenders start(Account account, List<String> others) {
    account.request(); // an address that nobody can be asked at is found now
    AgoraSenders senders = new AgoraSenders(account, others);
    senders.ask();
    return senders;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "agora-senders");
    thread.setDaemon(true);
    return thread;
  }

  private void ask() {
    Duration next = AFTER_FAILURE;
    try {
      look();
      next = EVERY;
    } catch (IOException | BadNotice e) {
      LOG.log(WARNING, () -> "Senders: " + account + " was asked in vain (" + words(e) + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var unused = clock.schedule(this::ask, next.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks once. */
  void look() throws IOException, BadNotice, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpResponse<byte[]> answer =
        client.send(account.request(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != OK) {
      throw new IOException("status " + answer.statusCode());
    }
    List<String> all = new ArrayList<>(SenderList.read(answer.body()));
    LOG.log(INFO, "Senders: Agora sends from {0} addresses", all.size());
    all.addAll(others);
    latest = List.copyOf(all);
  }

  private String words(Exception e) {
    String in = latest.isEmpty() ? "webhooks are taken from everywhere" : "the last list stays";
    return (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + "; " + in;
  }

  /** The networks that may send now; none for all. */
  @Override
  public List<String> get() {
    return latest;
  }
}
