package io.agorawebhooks.cli.care;

import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.cli.Database;
import io.agorawebhooks.cli.JsonLine;
import io.agorawebhooks.cli.Output;
import io.agorawebhooks.cli.Settings;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup in place. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup, plain or of zstd, in the place of the database, after it was checked and"
          + " verified.",
      "A database that is there is replaced only with --force, and never while a server or another"
          + " command has it open. Until the last step nothing has changed. Notices that came in"
          + " after the backup are gone from here; a replay of a webhook log brings them back.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:restored",
      "1:nothing was changed, or what was restored does not fit its raw notices",
      "2:an option, a variable or the .env file is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  agora-webhooks restore agora-2026-01-31.db.zst --db sqlite:///restored.db",
      "  agora-webhooks restore agora-2026-01-31.db --force"
    })
public final class RestoreCommand implements Callable<Integer> {
  @Mixin private Database database;
  @Mixin private Output output;

  @Parameters(paramLabel = "FILE", description = "The backup")
  private Path file;

  @Option(names = "--force", description = "Replace the database that is there")
  private boolean force;

  @Option(
      names = "--no-verify",
      description = "Check only that the backup is whole, not what is in it")
  private boolean unverified;

  @Override
  public Integer call() {
    String url = database.url(Settings.ofProcess());
    Path target = Path.of(Database.shown(url)).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.failed("There is no file " + file);
    } else if (!force && Files.exists(target)) {
      throw CommandFailure.failed(
          "There is a database " + target + " already; --force replaces it");
    }
    try {
      return restore(target, url);
    } catch (IOException e) {
      throw CommandFailure.failed("The backup cannot be restored: " + e);
    }
  }

  private int restore(Path target, String url) throws IOException {
    Path copy = Copies.beside(target, ".restoring");
    try {
      Copies.remove(copy);
      Zstd.unpack(file, copy);
      Copies.checkWhole(copy, file.toString());
      @Nullable Findings findings = unverified ? null : Copies.verified(copy, output.bar());
      JooqStorage.replace(url, copy);
      tell(target, findings);
      return findings == null || findings.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
    } finally {
      Copies.remove(copy);
    }
  }

  private void tell(Path target, @Nullable Findings findings) {
    String verdict = verdict(findings);
    if (output.isQuiet() && !output.isJson() && findings != null && !findings.isClean()) {
      output.println(verdict);
    }
    output.print(
        () ->
            "Restored "
                + target
                + " from "
                + file
                + "."
                + (verdict.isEmpty() ? "" : "\n" + verdict),
        () ->
            "{\"database\":%s,%s}"
                .formatted(JsonLine.quoted(target.toString()), Copies.json(findings)));
  }

  private static String verdict(@Nullable Findings findings) {
    if (findings == null) {
      return "";
    }
    return findings.isClean()
        ? "All in it is as its %,d notices say.".formatted(findings.notices())
        : "Not all in it is as its notices say: run agora-webhooks rebuild.";
  }
}
