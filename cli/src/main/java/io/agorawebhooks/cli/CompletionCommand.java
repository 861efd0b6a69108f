package io.agorawebhooks.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What makes a shell complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what a shell needs to complete commands and options on the Tab key. For every new"
          + " shell: put the first example into ~/.bashrc, or the second into ~/.zshrc.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:printed", "2:the shell is not known, or an option is wrong"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(agora-webhooks completion bash)",
      "  source <(agora-webhooks completion zsh)"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells that are known; one script serves both. */
  enum Shell {
    bash,
    zsh
  }

  /** Bash's way of completing, which the script needs, is off in zsh until it is asked for. */
  private static final String ZSH =
      "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell;

  @Override
  public Integer call() {
    String script = AutoComplete.bash("agora-webhooks", Main.commandLine());
    spec.commandLine().getOut().println(shell == Shell.zsh ? ZSH + script : script);
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
