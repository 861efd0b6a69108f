package io.agorawebhooks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the logs that the arguments of {@code replay} mean. */
final class Sources {
  private static final List<String> ENDINGS = List.of(".ndjson", ".jsonl", ".json", ".log", ".gz");

  private final List<Source> found = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** The logs, in the order of the arguments; those of a folder by name. */
  List<Source> found() {
    return found;
  }

  /** What could not be found, in sentences. */
  List<String> problems() {
    return problems;
  }

  /** Adds what an argument means: a file, a folder, or {@code -} for the standard input. */
  void add(String argument) {
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
      problems.add("In the folder " + folder + " nothing ends in " + String.join(" ", ENDINGS));
    }
  }

  private static boolean isLog(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private void addFile(Path file) {
    try {
      found.add(Source.of(file));
    } catch (IOException e) {
      problems.add("The file " + file + " cannot be read: " + e.getMessage());
    }
  }
}
