package io.agorawebhooks.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the logs that the arguments of a command mean. */
public final class Sources {

  private final List<Source> found = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * The logs, in the order of the arguments and those of a folder by name; but what was rotated
   * comes before what followed it, the oldest first.
   */
  public List<Source> found() {
    return Rotation.ordered(found);
  }

  /** What could not be found, in sentences. */
  public List<String> problems() {
    return problems;
  }

  /** Adds what an argument means: a file, a folder, or {@code -} for the standard input. */
  public void add(String argument) {
    if (argument.equals("-")) {
      found.add(Source.STANDARD_INPUT);
      return;
    }
    Path path = Path.of(argument);
    if (!Files.exists(path)) {
      problems.add("There is no file or folder " + path);
    } else if (Files.isDirectory(path)) {
      addFolder(path);
    } else {
      addFile(path);
    }
  }

  private void addFolder(Path folder) {
    int before = found.size();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(Sources::isLog).sorted().forEach(this::addFile);
    } catch (IOException e) {
      problems.add("The folder " + folder + " cannot be read: " + e.getMessage());
    }
    if (found.size() == before) {
      problems.add(
          "In the folder "
              + folder
              + " nothing ends in .ndjson .jsonl .json .log .gz"
              + " .zst, or in one of them and what rotation puts behind it");
    }
  }

  private static boolean isLog(Path file) {
    return Files.isRegularFile(file) && Rotation.isLog(file);
  }

  private void addFile(Path file) {
    try {
      found.add(Source.of(file));
    } catch (IOException e) {
      problems.add("The file " + file + " cannot be read: " + e.getMessage());
    }
  }
}
