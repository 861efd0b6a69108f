package io.agorawebhooks.cli;

import io.agorawebhooks.cli.care.Horizon;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Receives webhooks and answers reads until it is stopped.",
      "",
      "The log goes to the error output, or to LOG_FILE, which is kept to 30 days and 400 MB;"
          + " LOG_LEVEL is error, warn, info (default) or debug, LOG_FORMAT text (default) or json.",
      "",
      "An option outranks the environment variable of the same meaning, and that the file .env in"
          + " the working folder. SIGTERM or Ctrl-C: no new request is taken, what was taken is"
          + " stored and answered, and the exit code is 0.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped as told",
      "1:the port or the database cannot be used",
      "2:an option, a variable or the .env file is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  agora-webhooks serve --demo",
      "  agora-webhooks serve --port 8080 --db sqlite:///./calls.db --keep 365",
      "  agora-webhooks serve --public-dashboard --host 127.0.0.1"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;
  private static final int LARGEST_QUEUE = 1_000_000;

  @Spec private CommandSpec spec;
  @Mixin private Database database;
  @Mixin private Protection protection;
  @Mixin private CorsOptions cors;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = {
        "The address to listen on; 0.0.0.0 means all of this machine.",
        "Variable HOST, default 0.0.0.0"
      })
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = {
        "0 takes any that is free.",
        "Variable PORT, default 8000, or 443 with a certificate"
      })
  private @Nullable String port;

  @Option(
      names = "--queue-capacity",
      paramLabel = "NOTICES",
      description = {
        "How many notices may wait to be stored; more are answered 503, and Agora sends them again.",
        "Variable QUEUE_CAPACITY, default 10000"
      })
  private @Nullable String queueCapacity;

  @Option(
      names = "--keep",
      paramLabel = "DAYS",
      description = {
        "How many days of calls and notices are kept: what is older is pruned a minute after the"
            + " start and then once a day (see agora-webhooks prune). 0 keeps everything.",
        "Variable RETENTION_DAYS, default 0"
      })
  private @Nullable String keep;

  @Option(
      names = "--demo",
      description = {
        "Shows a company that is made up, whose calls keep coming, to try the dashboard. What it"
            + " sends is stored in a temporary database, which is deleted at the end; the database"
            + " of --database-url is left alone."
      })
  private boolean demo;

  @Option(names = "--quiet", description = "Print nothing but what is in the way")
  private boolean quiet;

  @Override
  public Integer call() throws InterruptedException, IOException {
    @Nullable Path folder = demo ? Files.createTempDirectory("agora-webhooks-demo") : null;
    Settings settings = Settings.ofProcess();
    Log.start(settings);
    Service service = Service.start(options(settings, folder));
    @Nullable Demo feed = demo ? service.demo(Demo.PAST) : null;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, feed, folder), "shutdown"));
    print(service.greeting());
    service.words().forEach(this::print);
    if (feed != null) {
      print("Demo: making up two weeks of calls ...");
      feed.start();
      print("Demo: look at " + service.dashboardUrl());
    }
    new CountDownLatch(1).await(); // the hook ends the process
    return ExitCode.OK;
  }

  private Service.Options options(Settings settings, @Nullable Path folder) {
    return new Service.Options(
        settings.find("HOST", "--host", host, "0.0.0.0").value(),
        settings
            .find("PORT", "--port", port, protection.defaultPort(settings))
            .wholeNumber(0, LAST_PORT),
        folder == null ? database.url(settings) : "sqlite:///" + folder.resolve("demo.db"),
        settings
            .find("QUEUE_CAPACITY", "--queue-capacity", queueCapacity, "10000")
            .wholeNumber(1, LARGEST_QUEUE),
        protection.guards(settings, this::warn),
        cors.read(settings),
        settings.find("RETENTION_DAYS", "--keep", keep, "0").wholeNumber(0, Horizon.MOST_DAYS));
  }

  private void warn(String sentence) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("agora-webhooks: " + sentence);
    err.flush();
  }

  private void print(String line) {
    if (quiet) {
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** A JVM that a signal ends says 143 or 130; one that stopped in good order should say 0. */
  private void stop(Service service, @Nullable Demo feed, @Nullable Path folder) {
    try {
      if (feed != null) {
        feed.close();
      }
      service.close();
      delete(folder);
      Runtime.getRuntime().halt(ExitCode.OK);
    } catch (RuntimeException | IOException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("agora-webhooks: stopped, but not in good order: " + e.getMessage());
      err.flush();
      Runtime.getRuntime().halt(ExitCode.SOFTWARE);
    }
  }

  private static void delete(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
