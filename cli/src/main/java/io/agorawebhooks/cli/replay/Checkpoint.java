package io.agorawebhooks.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file that says how far logs are dealt with, so that a replay that was stopped, even killed,
 * goes on where it was. It never says more than is durable.
 */
public final class Checkpoint {
  private static final String HEAD = "agora-webhooks replay 1 to ";
  private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{1,8}) (.*)");
  private static final long PAUSE_NANOS = 500_000_000;

  private final @Nullable Path file;
  private final String target;
  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private long saved = System.nanoTime();

  private Checkpoint(@Nullable Path file, String target) {
    this.file = file;
    this.target = target;
  }

  /**
   * A place in a log.
   *
   * @param lines that are before it
   * @param sum of their bytes, CRC-32C, by which another log of the same name is told apart
   */
  record Mark(long lines, int sum) {
    static final Mark BEGINNING = new Mark(0, 0);
  }

  /** One that is kept nowhere. */
  public static Checkpoint none() {
    return new Checkpoint(null, "");
  }

  /**
   * Reads the file, or begins one if it is not there.
   *
   * @param target where notices go; the file of another target is refused
   * @throws IOException if it cannot be read or is none, with a sentence
   */
  public static Checkpoint of(Path file, String target) throws IOException {
    Checkpoint checkpoint = new Checkpoint(requireNonNull(file, "file is null"), target);
    if (Files.exists(file) && Files.size(file) > 0) {
      checkpoint.read(Files.readAllLines(file, UTF_8));
    }
    checkpoint.save(); // now, rather than after work that could not be kept
    return checkpoint;
  }

  private void read(List<String> lines) throws IOException {
    if (!lines.get(0).equals(HEAD + target)) {
      throw new IOException(
          lines.get(0).startsWith(HEAD)
              ? "it belongs to a replay to " + lines.get(0).substring(HEAD.length())
              : "it is no checkpoint of a replay");
    }
    for (String line : lines.subList(1, lines.size())) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new IOException("it is damaged");
      }
      int sum = Integer.parseUnsignedInt(matcher.group(2), 16);
      marks.put(matcher.group(3), new Mark(Long.parseLong(matcher.group(1)), sum));
    }
  }

  /** Whether it says that anything is done. */
  public boolean isEmpty() {
    return marks.isEmpty();
  }

  Mark of(Source source) {
    return marks.getOrDefault(key(source), Mark.BEGINNING);
  }

  /** All up to this mark is durable. */
  void reach(Source source, Mark mark) throws IOException {
    marks.put(key(source), mark);
    if (System.nanoTime() - saved > PAUSE_NANOS) {
      save();
    }
  }

  /** A name with a line break in it would not be read again as it was. */
  private static String key(Source source) {
    Path path = source.file();
    String name = path == null ? "-" : path.toAbsolutePath().normalize().toString();
    return name.replace('\n', '?').replace('\r', '?');
  }

  /** Writes the file anew; whoever reads it sees it whole, before or after. */
  void save() throws IOException {
    saved = System.nanoTime();
    if (file == null) {
      return;
    }
    String text =
        marks.entrySet().stream()
            .map(entry -> line(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("", HEAD + target + "\n", ""));
    try {
      write(file, text);
    } catch (FileSystemException e) {
      throw new IOException(
          "its folder is missing or cannot be written (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel out =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String line(String name, Mark mark) {
    return mark.lines() + " " + Integer.toHexString(mark.sum()) + " " + name + "\n";
  }
}
