package io.agorawebhooks.cli;

import io.agorawebhooks.access.PasswordHasher;
import io.agorawebhooks.access.User;
import io.agorawebhooks.cli.reads.UserShowCommand;
import io.agorawebhooks.http.HttpServer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists, changes and deletes the people who may log in. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = {
      "Makes, lists, changes and deletes the people who may log in to the dashboard; show is about"
          + " users of calls."
    },
    subcommands = {
      UserCommand.Create.class,
      UserCommand.Listing.class,
      UserCommand.Passwd.class,
      UserCommand.Delete.class,
      UserShowCommand.class
    },
    synopsisSubcommandLabel = "(create | list | passwd | delete | show)")
final class UserCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw CommandFailure.badSetting(
        "Which? agora-webhooks user create, list, passwd, delete or show");
  }

  private static String hash(PasswordInput input) {
    String password = input.read();
    int length = password.codePointCount(0, password.length());
    if (length < PasswordHasher.SHORTEST || password.length() > PasswordHasher.LONGEST) {
      throw CommandFailure.badSetting(
          "The password has %d characters. Allowed: %d to %d, of any kind"
              .formatted(length, PasswordHasher.SHORTEST, PasswordHasher.LONGEST));
    }
    return HttpServer.passwords().hash(password);
  }

  private static CommandFailure unknown(String name) {
    return CommandFailure.failed("There is no user \"" + name + "\"");
  }

  /** Makes one. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a user; asks for the password, or reads a line of it where nobody sits.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  echo 'correct horse battery' | agora-webhooks user create ann --password-stdin --apps my-app"
      })
  static final class Create extends AccessCommand implements Callable<Integer> {
    @Mixin private GrantOptions grant;

    @Option(names = "--password-stdin", description = "Reads the password from the input")
    private boolean isPiped;

    @Parameters(paramLabel = "NAME", description = "1 to 64 of A-Z a-z 0-9 . _ @ and -")
    private String name;

    @Override
    public Integer call() {
      if (!User.isName(name)) {
        throw CommandFailure.badSetting(
            "The name is \"" + name + "\". Allowed: 1 to 64 of A-Z a-z 0-9 . _ @ and -");
      }
      User user = new User(name, hash(PasswordInput.ofProcess(isPiped)), grant.grant(), now());
      with(
          access -> {
            if (access.users().find(name).isPresent()) {
              throw CommandFailure.failed("There is a user \"" + name + "\" already");
            }
            access.users().save(user);
          });
      print("created " + name + ": " + GrantOptions.shown(user.grant()));
      return ExitCode.OK;
    }
  }

  /** Shows them. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists all users.",
      footerHeading = "%nExamples:%n",
      footer = {"  agora-webhooks user list", "  agora-webhooks user list --json"})
  static final class Listing extends AccessCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object")
    private boolean json;

    @Override
    public Integer call() {
      with(
          access -> {
            List<User> users = access.users().list();
            if (json) {
              print(json(users));
            } else {
              users.forEach(user -> print(user.name() + "  " + GrantOptions.shown(user.grant())));
            }
          });
      return ExitCode.OK;
    }

    private static String json(List<User> users) {
      return users.stream()
          .map(
              user ->
                  "{\"name\":%s,%s,\"created_at\":\"%s\"}"
                      .formatted(
                          JsonLine.quoted(user.name()),
                          GrantOptions.json(user.grant()),
                          Instant.ofEpochSecond(user.created())))
          .collect(Collectors.joining(",", "{\"users\":[", "]}"));
    }
  }

  /** Gives one another password. */
  @Command(
      name = "passwd",
      mixinStandardHelpOptions = true,
      description = "Gives a user another password, and logs him out everywhere.",
      footerHeading = "%nExamples:%n",
      footer = {"  echo 'another horse battery' | agora-webhooks user passwd ann --password-stdin"})
  static final class Passwd extends AccessCommand implements Callable<Integer> {
    @Option(names = "--password-stdin", description = "Reads the password from the input")
    private boolean isPiped;

    @Parameters(paramLabel = "NAME")
    private String name;

    @Override
    public Integer call() {
      String hash = hash(PasswordInput.ofProcess(isPiped));
      with(
          access -> {
            Optional<User> old = access.users().find(name);
            User user = old.orElseThrow(() -> unknown(name));
            access.users().save(new User(name, hash, user.grant(), user.created()));
          });
      print("changed " + name);
      return ExitCode.OK;
    }
  }

  /** Removes one. */
  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Deletes a user, who is logged out everywhere.",
      footerHeading = "%nExamples:%n",
      footer = {"  agora-webhooks user delete ann"})
  static final class Delete extends AccessCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME")
    private String name;

    @Override
    public Integer call() {
      with(
          access -> {
            if (!access.users().delete(name)) {
              throw unknown(name);
            }
          });
      print("deleted " + name);
      return ExitCode.OK;
    }
  }
}
