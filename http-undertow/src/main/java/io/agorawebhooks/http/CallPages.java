package io.agorawebhooks.http;

import static io.agorawebhooks.http.Query.CHANNEL;
import static io.agorawebhooks.http.Query.PAGE;
import static io.agorawebhooks.http.Query.PER_PAGE;
import static io.agorawebhooks.http.Query.SESSION_ID;
import static io.agorawebhooks.http.Query.UID;

import io.agorawebhooks.storage.CallPart;
import io.agorawebhooks.storage.CallReports;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to know of one call, each at an address of its own below that of the channel. */
final class CallPages {
  static final String ROLES = "role-analytics";
  static final String QUALITY = "quality-metrics";
  static final String USERS = "multi-user";
  static final String TIMELINE = "timeline";
  static final String LANES = "lanes";
  static final String CONCURRENCY = "concurrency";

  private static final String[] ONE = {SESSION_ID};
  private static final String[] PAGED = {SESSION_ID, PAGE, PER_PAGE};
  private static final String[] USERS_PAGED = {SESSION_ID, PAGE, PER_PAGE, UID + "*"};

  /** Writes what is found of a call. */
  private interface View {
    Optional<byte[]> of(CallPart part, long asOf);
  }

  private final CallReports reports;
  private final Map<String, View> views;

  CallPages(CallReports reports) {
    this.reports = reports;
    this.views =
        Map.of(
            ROLES,
            (part, asOf) ->
                reports
                    .roles(part, asOf)
                    .map(found -> Answers.VIEWS.roles(part.app(), found, asOf)),
            QUALITY,
            (part, asOf) ->
                reports
                    .quality(part, asOf)
                    .map(found -> Answers.VIEWS.quality(part.app(), found, asOf)),
            USERS,
            (part, asOf) ->
                reports
                    .users(part, asOf)
                    .map(found -> Answers.VIEWS.users(part.app(), found, asOf)),
            TIMELINE,
            (part, asOf) ->
                reports
                    .timeline(part, asOf)
                    .map(found -> Answers.VIEWS.timeline(part.app(), found, asOf)),
            LANES,
            (part, asOf) ->
                reports
                    .lanes(part, asOf)
                    .map(found -> Answers.VIEWS.lanes(part.app(), found, asOf)),
            CONCURRENCY,
            (part, asOf) ->
                reports
                    .concurrency(part, asOf)
                    .map(found -> Answers.VIEWS.concurrency(part.app(), found, asOf)));
  }

  /** At {@code /api/channel/{app_id}/{channel}/name}. */
  Read byPath(String name) {
    return new Read(request -> answer(request, name));
  }

  /** What the page of that name says of the channel in the path. */
  Read.Answer answer(Request request, String name) {
    return answer(request, name, request.variables().get(1), request.query(parameters(name)));
  }

  /**
   * Whether the last segment, which stands for a channel, is the name of one of these pages: where
   * the channel is named by a parameter.
   */
  boolean areAsked(Request request) {
    return views.containsKey(request.variables().get(1)) && request.gives(CHANNEL);
  }

  /** At {@code /api/channel/{app_id}/name?channel=}. */
  Read.Answer byParameter(Request request) {
    String name = request.variables().get(1);
    Query query = request.query(Query.and(CHANNEL, parameters(name)));
    return answer(request, name, query.channel(), query);
  }

  private static String[] parameters(String name) {
    return switch (name) {
      case QUALITY, CONCURRENCY -> ONE;
      case ROLES, USERS -> USERS_PAGED;
      default -> PAGED;
    };
  }

  private Read.Answer answer(Request request, String name, String channel, Query query) {
    CallPart part = part(request, channel, query);
    View view = views.get(name);
    if (view == null) {
      throw new IllegalArgumentException("There is no page " + name);
    }
    return Read.Answer.ok(
        view.of(part, reports.asOf()).orElseThrow(() -> unknown(channel, part.id())));
  }

  /** The call and the page that a query asks for. */
  static CallPart part(Request request, String channel, Query query) {
    return new CallPart(
        request.app(), channel, query.sessionId(), query.page(), query.perPage(), query.uids());
  }

  static HttpProblem unknown(String channel, @Nullable Long id) {
    String what = "The app has no channel " + Text.shown(channel);
    return HttpProblem.notFound(id == null ? what : what + " with a call " + id);
  }
}
