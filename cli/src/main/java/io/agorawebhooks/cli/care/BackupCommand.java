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
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies the database as it is at one moment. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes all that is in the database at one moment into a new file, while a server goes on"
          + " taking notices.",
      "The copy is opened, checked and verified (agora-webhooks verify) before it gets its name,"
          + " so a file of that name is whole. It needs room for the copy, and with zstd for the"
          + " small one too.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:backed up",
      "1:there is no backup, or there is one and what it holds does not fit its raw notices",
      "2:an option, a variable or the .env file is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  agora-webhooks backup agora-2026-01-31.db",
      "  agora-webhooks backup agora-2026-01-31.db.zst --force"
    })
public final class BackupCommand implements Callable<Integer> {
  private static final String SMALL = ".zst";

  @Mixin private Database database;
  @Mixin private Output output;

  @Parameters(
      paramLabel = "FILE",
      description = "Where to; with .zst at its end it is made smaller with zstd")
  private Path file;

  @Option(names = "--zstd", description = "Make it smaller, whatever its name")
  private boolean zstd;

  @Option(names = "--force", description = "Put it in place of a file that is there")
  private boolean force;

  @Option(
      names = "--no-verify",
      description =
          "Check only that the copy is whole, not what is in it; large databases take long")
  private boolean unverified;

  @Override
  public Integer call() {
    if (!force && Files.exists(file)) {
      throw CommandFailure.failed("There is a file " + file + " already; --force replaces it");
    }
    Path copy = Copies.beside(file, ".part");
    try {
      return backUp(copy);
    } catch (IOException e) {
      throw CommandFailure.failed("The backup cannot be written: " + e);
    }
  }

  private int backUp(Path copy) throws IOException {
    long began = System.nanoTime();
    try {
      Copies.remove(copy);
      try (JooqStorage storage = database.openExisting(Settings.ofProcess())) {
        storage.copyTo(copy);
      }
      Zstd.sync(copy);
      Copies.checkWhole(copy, "The copy");
      @Nullable Findings findings = unverified ? null : Copies.verified(copy, output.bar());
      put(copy);
      tell(findings, (System.nanoTime() - began) / 1e9);
      return findings == null || findings.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
    } finally {
      Copies.remove(copy);
    }
  }

  private void put(Path copy) throws IOException {
    if (!zstd && !file.toString().endsWith(SMALL)) {
      Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    Path small = Copies.beside(file, ".small");
    try {
      Zstd.pack(copy, small);
      Files.move(small, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(small);
    }
  }

  private void tell(@Nullable Findings findings, double seconds) throws IOException {
    long bytes = Files.size(file);
    if (output.isQuiet() && !output.isJson() && findings != null && !findings.isClean()) {
      output.println(verdict(findings));
    }
    output.print(() -> text(findings, bytes, seconds), () -> json(findings, bytes, seconds));
  }

  private String text(@Nullable Findings findings, long bytes, double seconds) {
    String done =
        String.format(Locale.ROOT, "Backed up to %s: %,d bytes in %.1f s%n", file, bytes, seconds);
    return done + verdict(findings);
  }

  private String json(@Nullable Findings findings, long bytes, double seconds) {
    return String.format(
        Locale.ROOT,
        "{\"file\":%s,\"bytes\":%d,%s,\"seconds\":%.3f}",
        JsonLine.quoted(file.toString()),
        bytes,
        Copies.json(findings),
        seconds);
  }

  private static String verdict(@Nullable Findings findings) {
    if (findings == null) {
      return "The copy is whole; what is in it was not verified.";
    }
    return findings.isClean()
        ? "The copy is whole, and all in it is as its %,d notices say."
            .formatted(findings.notices())
        : "The copy is whole, but not all in it is as its %,d notices say: run agora-webhooks verify"
            .formatted(findings.notices());
  }
}
