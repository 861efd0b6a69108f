package io.agorawebhooks.cli;

import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.AccessStore;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands about tokens, users and apps have in common. A server sees it at once. */
@Command(
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:there is no such thing, or one already, or the database cannot be used",
      "2:an option, a variable or the .env file is wrong"
    },
    footerHeading = "%nExamples:%n")
abstract class AccessCommand implements Callable<Integer> {
  static final Clock CLOCK = Clock.systemUTC();

  @Spec private CommandSpec spec;
  @Mixin private Database database;

  @Option(names = "--json", description = "Print one JSON object")
  private boolean json;

  @Option(names = "--quiet", description = "Print the data alone; nothing if there is none")
  private boolean quiet;

  /** Does the work. */
  abstract void run();

  @Override
  public final Integer call() {
    run();
    return ExitCode.OK;
  }

  /** Does something with the database of the settings, which is made if it is not there. */
  final void with(Consumer<AccessStore> work) {
    try (JooqStorage storage = JooqStorage.open(database.url(Settings.ofProcess()))) {
      work.accept(storage.access());
    }
  }

  /** Prints what was asked for: the lines, or JSON. */
  final void print(List<String> lines, String object) {
    PrintWriter out = spec.commandLine().getOut();
    (json ? List.of(object) : lines).forEach(out::println);
    out.flush();
  }

  /** Says what was done, unless nobody wants to know. */
  final void tell(String sentence, String object) {
    if (json || !quiet) {
      print(List.of(sentence), object);
    }
  }

  static long now() {
    return CLOCK.instant().getEpochSecond();
  }
}
