package io.agorawebhooks.benchmarks.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A kept connection with at most one notice on its way; for one thread. */
final class Connection {
  private static final int LONGEST = 2048;
  private static final String LENGTH = "Content-Length: "; // as Undertow writes it
  private static final String END = "\r\n\r\n";
  private static final int STATUS = 9; // after "HTTP/1.1 "
  private static final int STATUS_END = 12;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer in = ByteBuffer.allocate(LONGEST);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private long number;
  private long due;
  private boolean busy;

  private Connection(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  static Connection open(int port, Selector selector) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new Connection(SocketChannel.open(address), selector);
  }

  boolean isBusy() {
    return busy;
  }

  /** The notice that is on its way, or was last. */
  long number() {
    return number;
  }

  /** When that notice was to be sent. */
  long due() {
    return due;
  }

  void send(long ofNumber, long dueAt, byte[] request) throws IOException {
    number = ofNumber;
    due = dueAt;
    busy = true;
    out = ByteBuffer.wrap(request);
    write();
  }

  private void write() throws IOException {
    channel.write(out);
    key.interestOps(
        out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  /**
   * Goes on where the channel is ready.
   *
   * @return the status of an answer that is there as a whole, else {@link Answers#NONE}
   */
  int proceed() throws IOException {
    if (out.hasRemaining()) {
      write();
    }
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed the connection");
    }
    String answer = new String(in.array(), 0, in.position(), ISO_8859_1);
    int head = answer.indexOf(END);
    if (head < 0 || answer.length() < head + END.length() + length(answer)) {
      return Answers.NONE;
    }
    in.clear();
    busy = false;
    return Integer.parseInt(answer, STATUS, STATUS_END, 10);
  }

  private static int length(String answer) {
    int from = answer.indexOf(LENGTH);
    if (from < 0) {
      return 0;
    }
    from += LENGTH.length();
    return Integer.parseInt(answer, from, answer.indexOf('\r', from), 10);
  }

  void close() throws IOException {
    channel.close();
  }
}
