package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the lines of a log have what a delivery consists of. A name with dots in it is a member of
 * a member; of several the first that a line has counts.
 *
 * @param body a notice, as an object or as text
 * @param app its project
 * @param path what was asked for: a path, a URL, or the first line of a request
 * @param time when it arrived
 * @param webhook matches the paths of webhooks, and of no other request; its first group, if it has
 *     one, is the project
 * @param mark what stands before the notice in a line that is text
 * @param zone of times that do not say theirs
 */
public record LogFields(
    List<String> body,
    List<String> app,
    List<String> path,
    List<String> time,
    Pattern webhook,
    String mark,
    ZoneId zone) {
  /** What logs of webhooks, access logs of nginx and Caddy, and exports call them. */
  public static final LogFields USUAL =
      new LogFields(
          List.of("body", "request_body", "raw_payload", "raw_body", "request.body"),
          List.of("app_id", "appId"),
          List.of("path", "uri", "request_uri", "request", "request.uri", "url"),
          List.of(
              "received_at",
              "time",
              "timestamp",
              "@timestamp",
              "time_iso8601",
              "time_local",
              "msec",
              "ts"),
          Pattern.compile("(?:.*/)?([A-Za-z0-9_-]{1,64})/webhooks/?"),
          "Raw body: ",
          ZoneOffset.UTC);

  public LogFields {
    body = List.copyOf(body);
    app = List.copyOf(app);
    path = List.copyOf(path);
    time = List.copyOf(time);
    requireNonNull(webhook, "webhook is null");
    requireNonNull(mark, "mark is null");
    requireNonNull(zone, "zone is null");
  }
}
