package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agorawebhooks.access.Grant;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallDetail;
import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.ConcurrencyReport;
import io.agorawebhooks.storage.LanesReport;
import io.agorawebhooks.storage.QualityReport;
import io.agorawebhooks.storage.RoleReport;
import io.agorawebhooks.storage.TimelineReport;
import io.agorawebhooks.storage.UserReport;
import io.agorawebhooks.storage.UserSessions;
import io.agorawebhooks.storage.UsersReport;
import org.jspecify.annotations.Nullable;

/**
 * Answers of the API as UTF-8 JSON: names in snake_case, instants in ISO-8601 with Z, minutes with
 * 2 places beside their exact seconds, null for what is unknown. Safe for use by many threads.
 */
public final class JsonViews {
  private static final byte[] ACCEPTED =
      "{\"status\":\"success\",\"message\":\"Webhook processed\"}".getBytes(UTF_8);

  /** Apart, so that a server that only takes notices never loads Jackson's binding of objects. */
  private static final class Bound {
    static final ObjectWriter WRITER =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build()
            .writer();
  }

  /**
   * A page of an app's calls.
   *
   * @param page its number, from 1
   * @param perPage calls on a full page
   * @param next where the list goes on, null at its end
   * @param asOf epoch second up to which open sessions count
   */
  public byte[] channels(
      AppId app, CallList list, int page, int perPage, @Nullable String next, long asOf) {
    requireNonNull(app, "app is null");
    requireNonNull(list, "list is null");
    return bytes(ChannelsView.of(app, list, page, perPage, next, asOf));
  }

  /**
   * One call of a channel, with a page of its sessions.
   *
   * @param asOf epoch second up to which open sessions count
   */
  public byte[] channel(AppId app, CallDetail detail, long asOf) {
    requireNonNull(app, "app is null");
    requireNonNull(detail, "detail is null");
    return bytes(ChannelView.of(app, detail, asOf));
  }

  /** The roles in a call, with a page of its users. */
  public byte[] roles(AppId app, RoleReport roles, long asOf) {
    return bytes(RolesView.of(app, roles, asOf));
  }

  /** The quality of a call. */
  public byte[] quality(AppId app, QualityReport quality, long asOf) {
    return bytes(QualityView.of(app, quality, asOf));
  }

  /** A page of the users of a call. */
  public byte[] users(AppId app, UsersReport users, long asOf) {
    return bytes(MultiUserView.of(app, users, asOf));
  }

  /** A page of the sessions of a call, to be drawn. */
  public byte[] timeline(AppId app, TimelineReport timeline, long asOf) {
    return bytes(TimelineView.of(app, timeline, asOf));
  }

  /** A page of the users of a call with their sessions, to be drawn. */
  public byte[] lanes(AppId app, LanesReport lanes, long asOf) {
    return bytes(LanesView.of(app, lanes, asOf));
  }

  /** How many users there were at once in a call. */
  public byte[] concurrency(AppId app, ConcurrencyReport concurrency, long asOf) {
    return bytes(CallConcurrencyView.of(app, concurrency, asOf));
  }

  /** A user in a page of channels. */
  public byte[] user(AppId app, UserReport user, long asOf) {
    return bytes(UserView.of(app, user, asOf));
  }

  /** A page of a user's sessions. */
  public byte[] userSessions(AppId app, UserSessions found, long asOf) {
    return bytes(UserSessionsView.of(app, found, asOf));
  }

  /** All about a user, with a page of channels. */
  public byte[] userDetail(AppId app, UserReport user, long asOf) {
    return bytes(UserDetailView.of(app, user, asOf));
  }

  /**
   * An error, to be sent as {@code application/problem+json}.
   *
   * @param status HTTP status
   * @param title the kind of error in a few words
   * @param detail a sentence that names what is wrong and what is allowed
   * @param requestId finds the request in the log
   */
  public byte[] problem(int status, String title, String detail, String requestId) {
    requireNonNull(title, "title is null");
    requireNonNull(detail, "detail is null");
    requireNonNull(requestId, "requestId is null");
    return bytes(ProblemView.of(status, title, detail, requestId));
  }

  /** The answer to a notice that is durable. */
  public byte[] accepted() {
    return ACCEPTED.clone();
  }

  /** How the signatures of an app do. */
  public byte[] signatures(SignatureReport report) {
    requireNonNull(report, "report is null");
    return bytes(SignaturesView.of(report));
  }

  /**
   * Who asks.
   *
   * @param kind how that is known
   * @param name of the user or token, empty if there is none
   * @param grant null for nobody
   */
  public byte[] me(String kind, String name, @Nullable Grant grant) {
    requireNonNull(kind, "kind is null");
    return bytes(MeView.of(kind, name, grant));
  }

  /** How the server does. */
  public byte[] health(HealthReport report) {
    requireNonNull(report, "report is null");
    return bytes(HealthView.of(report));
  }

  /** What the server holds in memory. */
  public byte[] cache(CacheReport report) {
    requireNonNull(report, "report is null");
    return bytes(CacheView.of(report));
  }

  /**
   * By way of a string: its encoding puts a {@code ?} for half a surrogate pair, such as a
   * parameter may hold, where Jackson's own would fail.
   */
  static byte[] bytes(Object view) {
    try {
      return Bound.WRITER.writeValueAsString(view).getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A view can always be written", e);
    }
  }
}
