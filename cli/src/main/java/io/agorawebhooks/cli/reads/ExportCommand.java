package io.agorawebhooks.cli.reads;

import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.cli.JsonLine;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.persistence.JooqStorage;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything of a time, to be taken away. */
@Command(
    name = "export",
    description = {
      "Writes what there is of an app as JSON, NDJSON or a zip of CSV tables, in little memory"
          + " however much it is, from one moment of the database.",
      "Without dates: the last 7 days. A file is there when it is whole.",
      ""
    },
    footer = {
      "  agora-webhooks export my-app --start-date 2026-01-01 --format ndjson",
      "  agora-webhooks export my-app --start-date 2026-01-01 --format csv --output january.zip"
          + " --force",
      "  agora-webhooks export my-app --include-webhook-events true --output all.json --force"
    })
public final class ExportCommand extends ReadCommand {
  @Mixin private AppArgument app;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "json, csv or ndjson; default json")
  private @Nullable String format;

  @Option(
      names = "--include-webhook-events",
      paramLabel = "true|false",
      description = "The raw notices; default false")
  private @Nullable String events;

  @Option(
      names = "--include-sessions",
      paramLabel = "true|false",
      description = "Sessions and changes of role; default true")
  private @Nullable String sessions;

  @Option(
      names = "--include-metrics",
      paramLabel = "true|false",
      description = "The daily tables; default true")
  private @Nullable String metrics;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; - or nothing for the standard output")
  private String output = "-";

  @Option(names = "--force", description = "Put it in place of a file that is there")
  private boolean force;

  @Mixin private FilterOptions filter;

  @Override
  void run(JooqStorage storage, HttpServer.Api api) {
    Asking asking =
        filter
            .into(new Asking())
            .with("format", format)
            .with("include_webhook_events", events)
            .with("include_sessions", sessions)
            .with("include_metrics", metrics);
    try {
      if (output.equals("-")) {
        write(api, asking, new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
      } else {
        write(api, asking, Path.of(output));
      }
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailure.failed("The export cannot be written: " + e.getMessage());
    }
  }

  private void write(HttpServer.Api api, Asking asking, Path file) throws IOException {
    if (!force && Files.exists(file)) {
      throw new FileAlreadyExistsException(file + " is there already; --force replaces it");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        write(api, asking, out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    if (isJson()) {
      println(
          "{\"file\":%s,\"bytes\":%d}"
              .formatted(JsonLine.quoted(file.toString()), Files.size(file)));
    } else {
      remark("written: " + file + ", " + Files.size(file) + " bytes");
    }
    out().flush();
  }

  private void write(HttpServer.Api api, Asking asking, OutputStream out) throws IOException {
    api.export(app.id(), asking.parameters(), out);
    out.flush();
  }
}
