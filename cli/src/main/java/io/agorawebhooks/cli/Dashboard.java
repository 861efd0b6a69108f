package io.agorawebhooks.cli;

import io.agorawebhooks.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of the dashboard, which the jar brings in its folder {@code dashboard}. */
public final class Dashboard {
  private static final String FOLDER = "/dashboard";
  private static final String INDEX = FOLDER + "/index.html";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private Dashboard() {}

  /**
   * All files.
   *
   * @throws UncheckedIOException if they cannot be read
   */
  public static List<HttpServer.Page> pages() {
    URL index = Dashboard.class.getResource(INDEX);
    if (index == null) {
      throw new IllegalStateException("The dashboard is missing from this build");
    }
    try {
      return pages(index.toURI());
    } catch (IOException e) {
      throw new UncheckedIOException("The dashboard cannot be read: " + e.getMessage(), e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(index + " is no URI", e);
    }
  }

  private static List<HttpServer.Page> pages(URI index) throws IOException {
    if (!index.getScheme().equals("jar")) {
      return pages(Path.of(index).resolveSibling(""));
    }
    try (FileSystem jar = FileSystems.newFileSystem(index, Map.of())) {
      return pages(jar.getPath(FOLDER));
    }
  }

  private static List<HttpServer.Page> pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Dashboard::isPage).sorted().toList();
      return found.stream().map(file -> page(folder, file)).toList();
    }
  }

  private static boolean isPage(Path file) {
    return TYPES.containsKey(suffix(file)) && Files.isRegularFile(file);
  }

  private static String suffix(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static HttpServer.Page page(Path folder, Path file) {
    String path = "/" + folder.relativize(file).toString().replace('\\', '/');
    try {
      return new HttpServer.Page(
          path, TYPES.getOrDefault(suffix(file), ""), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
