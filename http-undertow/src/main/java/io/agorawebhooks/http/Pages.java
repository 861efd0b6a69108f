package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The routes of the dashboard's files and of those that show the API. Only these names exist: a
 * path is looked up whole, so that nothing in it can lead elsewhere.
 *
 * <p>The dashboard's files are for anyone, because who looks at a share needs them and nothing is
 * in them; its page is for anyone only where a share is looked at.
 */
final class Pages {
  private static final String INDEX = "/index.html";

  /** {@code /share/{token}}. */
  private static final String SHARE = "share";

  /** A script that stands in the page itself; with {@code src} it comes from a file. */
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  private static final String POLICY =
      "default-src 'none'; script-src 'self'%s; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private final Map<List<String>, List<Route>> routes = new HashMap<>();
  private final List<Route> ofShares = new ArrayList<>();

  /**
   * @param docs those that show the API
   */
  Pages(List<HttpServer.Page> dashboard, List<HttpServer.Page> docs) {
    docs.forEach(this::add);
    for (HttpServer.Page page : dashboard) {
      StaticPage endpoint = add(page);
      if (page.path().equals(INDEX)) {
        add("/", endpoint, isHtml(page));
        ofShares.add(Route.open("GET", "/" + SHARE + "/{token}", endpoint));
      }
    }
  }

  private StaticPage add(HttpServer.Page page) {
    StaticPage endpoint = new StaticPage(page, policy(page));
    add(page.path(), endpoint, isHtml(page));
    return endpoint;
  }

  private void add(String path, StaticPage endpoint, boolean isHtml) {
    Route route =
        isHtml ? Route.page(path, endpoint) : Route.open("GET", path, endpoint); // nothing to hide
    routes.put(route.pattern(), List.of(route));
  }

  /** The route of a path that a page has; else none. */
  List<Route> find(List<String> path) {
    boolean isShare = path.size() == 2 && path.get(0).equals(SHARE) && Secrets.isToken(path.get(1));
    return isShare ? ofShares : routes.getOrDefault(path, List.of());
  }

  private static boolean isHtml(HttpServer.Page page) {
    return page.type().startsWith("text/html");
  }

  private static String policy(HttpServer.Page page) {
    return POLICY.formatted(isHtml(page) ? hashes(page.content()) : "");
  }

  /** Lets the scripts run that stand in the page as it was built, and no other inline script. */
  private static String hashes(byte[] html) {
    Matcher scripts = INLINE_SCRIPT.matcher(new String(html, UTF_8));
    Stream<String> hashes = scripts.results().map(script -> hash(script.group(1)));
    return hashes.map(hash -> " 'sha256-" + hash + "'").collect(Collectors.joining());
  }

  private static String hash(String script) {
    return Base64.getEncoder().encodeToString(Etag.sha256().digest(script.getBytes(UTF_8)));
  }
}
