package io.agorawebhooks.http;

import io.agorawebhooks.json.ExportEstimate;
import io.agorawebhooks.json.ExportFormat;
import io.agorawebhooks.json.ExportHead;
import io.agorawebhooks.json.ExportLists;
import io.agorawebhooks.json.ExportWriter;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.ExportPart;
import io.agorawebhooks.storage.ExportQuery;
import io.agorawebhooks.storage.Exports;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Storage;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Exports, and what there is to be exported. */
final class ExportPages {
  private static final String FORMAT = "format";
  private static final String EVENTS = "include_webhook_events";
  private static final String SESSIONS = "include_sessions";
  private static final String METRICS = "include_metrics";

  /** What clients of the field's Python server call the parameter {@code channel}. */
  private static final String CHANNEL_NAME = "channel_name";

  private static final int DAYS = 7;

  /** JSON if it is not given. */
  private static final List<String> FORMATS =
      Stream.of(ExportFormat.values()).map(ExportFormat::label).toList();

  private final Storage storage;
  private final Reports reports;
  private final Exports exports;
  private final Streamed streamed;

  ExportPages(Storage storage, Reports reports, Streamed streamed) {
    this.storage = storage;
    this.reports = reports;
    this.exports = new Exports(storage);
    this.streamed = streamed;
  }

  void export(
      HttpServerExchange exchange,
      Request request,
      Map<String, List<@Nullable String>> parameters) {
    ExportHead head = head(request.app(), parameters);
    streamed.send(
        exchange,
        new Streamed.Answer(
            head.format().mediaType(),
            "export-" + head.query().app().value() + "." + head.format().suffix(),
            out -> write(head, out)));
  }

  /** Writes an export; throws what {@link ExportWriter} throws. */
  void write(ExportHead head, OutputStream out) {
    ExportWriter writer = new ExportWriter(head, out);
    exports.run(head.query(), writer);
    writer.finish();
  }

  void validate(
      HttpServerExchange exchange,
      Request request,
      Map<String, List<@Nullable String>> parameters) {
    ExportHead head = head(request.app(), parameters);
    ExportEstimate estimate = new ExportEstimate(head);
    streamed.within(() -> exports.run(head.query(), estimate));
    Answers.json(exchange, StatusCodes.OK, estimate.answer());
  }

  /** What is asked for. */
  ExportHead head(AppId app, Map<String, List<@Nullable String>> parameters) {
    Query query =
        Query.of(
            Filters.named(renamed(parameters)),
            List.of(Filters.and(FORMAT, EVENTS, SESSIONS, METRICS)));
    long asOf = reports.asOf();
    Times times = Times.of(query).orLastDays(DAYS, asOf);
    ExportFormat format =
        ExportFormat.valueOf(query.choice(FORMAT, FORMATS).toUpperCase(Locale.ROOT));
    ExportQuery asked = new ExportQuery(app, Filters.of(query, times.range()), parts(query), asOf);
    return new ExportHead(UUID.randomUUID().toString(), asked, times.zone(), format);
  }

  /** Parameters under the names that are read here, whatever clients call them. */
  static Map<String, List<@Nullable String>> renamed(
      Map<String, List<@Nullable String>> parameters) {
    Map<String, List<@Nullable String>> renamed = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) ->
            renamed
                .computeIfAbsent(
                    name.equals(CHANNEL_NAME) ? Query.CHANNEL : name, key -> new ArrayList<>())
                .addAll(values));
    return renamed;
  }

  private static Set<ExportPart> parts(Query query) {
    Set<ExportPart> parts = EnumSet.noneOf(ExportPart.class);
    if (isWanted(query, EVENTS, false)) {
      parts.add(ExportPart.WEBHOOK_EVENTS);
    }
    if (isWanted(query, SESSIONS, true)) {
      parts.addAll(List.of(ExportPart.SESSIONS, ExportPart.ROLE_EVENTS));
    }
    if (isWanted(query, METRICS, true)) {
      parts.addAll(List.of(ExportPart.CHANNEL_METRICS, ExportPart.USER_METRICS));
    }
    return parts;
  }

  private static boolean isWanted(Query query, String name, boolean otherwise) {
    Boolean given = query.flag(name);
    return given == null ? otherwise : given;
  }

  Streamed.Answer channels(Request request) {
    AppId app = request.app();
    request.query();
    return new Streamed.Answer(
        "application/json",
        "channels-" + app.value() + ".json",
        out -> {
          ExportLists.Channels names = new ExportLists.Channels(app, out);
          storage.reads().channels(app, names);
          names.finish();
        });
  }

  Read.Answer dateRange(Request request) {
    AppId app = request.app();
    Query query = request.query(Times.ZONE);
    return Read.Answer.ok(
        ExportLists.dateRange(app, storage.reads().extent(app).orElse(null), Times.zone(query)));
  }
}
