package io.agorawebhooks.cli;

import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Findings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Proves that what is stored is what the raw notices say. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Computes calls, sessions, minutes and days from the raw notices anew and compares them with"
          + " what is stored.",
      "Checks the file and the counters too. Changes nothing and can run beside a server; needs"
          + " memory for the largest channel, and room for temporary files.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is as it should be",
      "1:something differs, or the database cannot be used",
      "2:an option, a variable or the .env file is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  agora-webhooks verify", "  agora-webhooks verify --json"})
final class VerifyCommand implements Callable<Integer> {
  private static final int KEPT = 10;

  @Spec private CommandSpec spec;
  @Mixin private Comparing comparing;

  @Override
  public Integer call() {
    Findings findings = comparing.findings(KEPT);
    try (JooqStorage storage = comparing.open();
        Bar bar = comparing.bar()) {
      findings.read(storage.verify(new DecodingRereader(), bar, findings::add));
    }
    print(findings);
    return findings.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void print(Findings findings) {
    PrintWriter out = spec.commandLine().getOut();
    if (comparing.isJson()) {
      out.printf(
          "{\"ok\":%b,\"notices\":%d,%s}%n",
          findings.isClean(), findings.notices(), JsonLine.of(findings));
    } else if (!comparing.isQuiet() || !findings.isClean()) {
      FindingsText.print(findings, out);
      out.println(verdict(findings));
    }
    out.flush();
  }

  private static String verdict(Findings findings) {
    if (findings.isClean()) {
      return "All is as the %,d stored notices say.".formatted(findings.notices());
    }
    return findings.counts().containsKey("file")
        ? "The file is damaged: take it from a backup, or recover it with SQLite's .recover, then"
            + " run agora-webhooks verify again."
        : "Not all is as the %,d stored notices say: run agora-webhooks rebuild."
            .formatted(findings.notices());
  }
}
