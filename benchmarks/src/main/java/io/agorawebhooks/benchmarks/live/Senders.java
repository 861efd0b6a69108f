package io.agorawebhooks.benchmarks.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.benchmarks.Mix;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Posts notices at a steady rate: calls of 20 users who join and leave, four at a time each. */
public final class Senders {
  private static final int SENDERS = 50;
  private static final int CALLS = 4;
  private static final int USERS = 20;
  private static final int EVENTS = 2 * USERS + 2;

  /** A call that is under way. */
  @SuppressWarnings("ArrayRecordComponent") // of one thread
  private record Call(String channel, long firstUser, long[] joined) {}

  private final int port;
  private final Posted posted;
  private final AtomicLong lastUser = new AtomicLong(1);
  private final AtomicLong lastNotice = new AtomicLong();
  private final String run = Mix.fresh().run();
  private int round;

  public Senders(int port, Posted posted) {
    this.port = port;
    this.posted = posted;
  }

  /** How long answers took, each from when its notice was due. */
  public Times send(int rate, int seconds) throws InterruptedException {
    // Each has channels of its own: its creates would end the calls that the last left open.
    round++;
    Times times = new Times();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      int sender = i;
      threads.add(new Thread(() -> send(sender, rate, seconds, times)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return times;
  }

  private void send(int sender, int rate, int seconds, Times times) {
    long between = 1_000_000_000L * SENDERS / rate;
    long start = System.nanoTime() + between * sender / SENDERS;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      Call[] calls = new Call[CALLS];
      for (int i = 0; i < seconds * (long) rate / SENDERS; i++) {
        long due = start + i * between;
        LockSupport.parkNanos(due - System.nanoTime());
        int call = i % CALLS;
        int step = i / CALLS % EVENTS;
        if (step == 0) {
          String channel = "room-" + run + "-" + round + "-" + sender + "-" + call;
          calls[call] = new Call(channel, lastUser.addAndGet(USERS) - USERS, new long[USERS]);
        }
        post(socket, notice(calls[call], step));
        times.add(System.nanoTime() - due);
      }
    } catch (IOException e) {
      times.fail();
    }
  }

  /** Step 0 creates, 20 join, 20 leave, the last destroys. */
  private String notice(Call call, int step) {
    long now = System.currentTimeMillis() / 1000;
    if (step == 0 || step == EVENTS - 1) {
      return body(step == 0 ? 101 : 102, call.channel(), now, "");
    }
    int user = (step - 1) % USERS;
    String fields = ",\"uid\":" + (call.firstUser() + user) + ",\"platform\":7";
    if (step > USERS) {
      long stayed = now - call.joined()[user];
      return body(104, call.channel(), now, fields + ",\"reason\":1,\"duration\":" + stayed);
    }
    call.joined()[user] = now;
    posted.join(call.firstUser() + user);
    return body(103, call.channel(), now, fields);
  }

  private String body(int type, String channel, long now, String user) {
    long number = lastNotice.incrementAndGet();
    return """
        {"noticeId":"load:%d","productId":1,"eventType":%d,"notifyMs":%d,\
        "payload":{"channelName":"%s","ts":%d,"clientSeq":%d%s}}"""
        .formatted(number, type, now * 1000, channel, now, number, user);
  }

  private static void post(Socket socket, String body) throws IOException {
    OutputStream out = socket.getOutputStream();
    String head =
        "POST /benchmark/webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    out.write((head + body).getBytes(UTF_8));
    InputStream in = socket.getInputStream();
    byte[] answer = new byte[2048];
    int length = 0;
    while (!new String(answer, 0, length, UTF_8).endsWith("\"}")) {
      int read = in.read(answer, length, answer.length - length);
      if (read < 0) {
        throw new IOException("The server closed the connection");
      }
      length += read;
    }
    if (!new String(answer, 0, length, UTF_8).startsWith("HTTP/1.1 200")) {
      throw new IOException("A notice was refused");
    }
  }
}
