package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;

/** The page on which people log in: made here, so that it needs nothing behind the gate. */
final class LoginPage {
  private static final HttpString POLICY = new HttpString("Content-Security-Policy");
  private static final String STRICT =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Log in - Agora Webhooks</title>
      <link rel="stylesheet" href="/login.css">
      </head>
      <body>
      <main>
      <h1>Agora Webhooks</h1>
      %s
      <form method="post" action="/login">
      <input type="hidden" name="next" value="%s">
      <label for="name">Name</label>
      <input id="name" name="name" autocomplete="username" maxlength="64" required autofocus>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password"
        maxlength="128" required>
      <button>Log in</button>
      </form>
      </main>
      </body>
      </html>
      """;

  private static final String AGAIN =
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><meta http-equiv="refresh" content="0">
      <title>Agora Webhooks</title></head>
      <body></body>
      </html>
      """;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font-family: system-ui, sans-serif; }
      body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
      main { width: min(20rem, 90vw); }
      h1 { font-size: 1.25rem; }
      form { display: grid; gap: .5rem; }
      input, button { font: inherit; padding: .6rem; border: 1px solid GrayText; border-radius: .4rem; }
      button { margin-top: .5rem; background: #4338ca; color: #fff; border-color: #4338ca; }
      [role=alert] { border-left: .25rem solid #b91c1c; padding-left: .6rem; }
      """;

  private LoginPage() {}

  /**
   * Shows the form.
   *
   * @param next where it leads to
   * @param wrong what was wrong with the last try, empty if there was none
   */
  static void show(HttpServerExchange exchange, int status, String next, String wrong) {
    String alert = wrong.isEmpty() ? "" : "<p role=\"alert\">" + escaped(wrong) + "</p>";
    html(exchange, status, PAGE.formatted(alert, escaped(next)));
  }

  /** Has a browser ask once more. */
  static void again(HttpServerExchange exchange) {
    html(exchange, StatusCodes.OK, AGAIN);
  }

  static void style(Request request) {
    Answers.send(
        request.exchange(), StatusCodes.OK, "text/css; charset=utf-8", STYLE.getBytes(UTF_8));
  }

  private static void html(HttpServerExchange exchange, int status, String page) {
    exchange.getResponseHeaders().put(POLICY, STRICT);
    Answers.send(exchange, status, "text/html; charset=utf-8", page.getBytes(UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
