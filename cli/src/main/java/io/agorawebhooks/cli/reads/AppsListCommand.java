package io.agorawebhooks.cli.reads;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.persistence.JooqStorage;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The apps that sent something, and those that have a name. */
@Command(
    name = "list",
    description = {
      "Lists the apps that sent something and what became of it, and at the end of the list those"
          + " that have only a name.",
      ""
    },
    footer = {"  agora-webhooks apps list", "  agora-webhooks apps list --json"})
public final class AppsListCommand extends ReadCommand {
  @Mixin private CursorOptions cursor;
  @Mixin private ZoneOption zone;

  @Override
  void run(JooqStorage storage, HttpServer.Api api) {
    byte[] answer = api.get(path("apps"), cursor.into(new Asking()).parameters());
    show(answer, apps -> print(apps, storage));
  }

  private void print(JsonTree answer, JooqStorage storage) {
    When when = zone.when();
    Table table =
        new Table("app", "name", ">received", ">correlated", ">duplicates", ">rejected", "last");
    Map<String, String> silent = new TreeMap<>();
    if (!answer.at("pagination").at("has_next").isTrue()) {
      storage
          .access()
          .appNames()
          .all()
          .forEach((app, name) -> putIfSilent(storage, app, name, silent));
    }
    for (JsonTree row : answer.at("apps").items()) {
      table.row(
          row.text("app_id"),
          row.text("name"),
          row.text("received"),
          row.text("correlated"),
          row.text("duplicates"),
          row.text("rejected"),
          when.shown(row.text("last_notice")));
    }
    silent.forEach((app, name) -> table.row(app, name, "0", "0", "0", "0", ""));
    print(table);
    remarkNext(answer.at("pagination"));
  }

  private static void putIfSilent(
      JooqStorage storage, AppId app, @Nullable String name, Map<String, String> silent) {
    if (name != null && storage.reads().counts(app).received() == 0) {
      silent.put(app.value(), name);
    }
  }
}
