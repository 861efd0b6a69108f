package io.agorawebhooks.cli.reads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.cli.Database;
import io.agorawebhooks.cli.Settings;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.JsonTree;
import io.agorawebhooks.persistence.JooqStorage;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the reads have in common: they ask the API in this process, and show what it answers. */
@Command(
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:there is no such thing, or the database cannot be used",
      "2:an option, a variable or the .env file is wrong"
    },
    footerHeading = "%nExamples:%n")
abstract class ReadCommand implements Callable<Integer> {
  static final Clock CLOCK = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private Database database;

  @Option(names = "--json", description = "Print what the API answers, as one line of JSON")
  private boolean json;

  @Option(names = "--quiet", description = "Print the data alone, without heads and sums")
  private boolean quiet;

  /** Does the work. */
  abstract void run(JooqStorage storage, HttpServer.Api api);

  @Override
  public final Integer call() {
    try (JooqStorage storage = database.openExisting(Settings.ofProcess())) {
      run(storage, HttpServer.api(storage, storage.access().appNames(), CLOCK));
      return ExitCode.OK;
    } catch (HttpServer.Refused e) {
      String why = requireNonNull(e.getMessage());
      throw e.isMissing() ? CommandFailure.failed(why) : CommandFailure.badSetting(why);
    }
  }

  /** Segments of a path of the API. */
  static List<String> path(String... segments) {
    List<String> path = new ArrayList<>(List.of("api"));
    path.addAll(List.of(segments));
    return path;
  }

  /** Prints an answer: as it is, or in the form that is given. */
  final void show(byte[] answer, Consumer<JsonTree> form) {
    if (json) {
      println(TerminalText.of(new String(answer, UTF_8)));
    } else {
      form.accept(JsonTree.of(answer));
    }
    out().flush();
  }

  final void print(Table table) {
    table.print(out(), !quiet);
  }

  final void println(String line) {
    out().println(line);
  }

  /** Says something about the data, unless only these are wanted. */
  final void remark(String line) {
    if (!quiet) {
      out().println(line);
    }
  }

  /** Where a list goes on, if it does. */
  final void remarkNext(JsonTree pagination) {
    if (!pagination.at("next").isNull()) {
      remark("more: --after " + pagination.text("next"));
    }
  }

  final boolean isJson() {
    return json;
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
