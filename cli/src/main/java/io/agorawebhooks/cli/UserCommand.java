package io.agorawebhooks.cli;

import io.agorawebhooks.access.PasswordHasher;
import io.agorawebhooks.access.User;
import io.agorawebhooks.cli.reads.UserShowCommand;
import io.agorawebhooks.http.HttpServer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists, changes and deletes the people who may log in. */
@Command(
    name = "user",
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
    synopsisSubcommandLabel = "(create | list | passwd | delete | show)",
    footer = "  agora-webhooks user list")
final class UserCommand extends CommandGroup {
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

  private static String json(User user) {
    return "{\"name\":%s,%s,\"created_at\":\"%s\"}"
        .formatted(
            JsonLine.quoted(user.name()),
            GrantOptions.json(user.grant()),
            Instant.ofEpochSecond(user.created()));
  }

  private static CommandFailure unknown(String name) {
    return CommandFailure.failed("There is no user \"" + name + "\"");
  }

  /** Makes one. */
  @Command(
      name = "create",
      description = "Makes a user; asks for the password, or reads a line of it where nobody sits.",
      footer = {
        "  echo 'correct horse battery' | agora-webhooks user create ann --password-stdin --apps my-app"
      })
  static final class Create extends AccessCommand {
    @Mixin private GrantOptions grant;

    @Option(names = "--password-stdin", description = "Reads the password from the input")
    private boolean isPiped;

    @Parameters(paramLabel = "NAME", description = "1 to 64 of A-Z a-z 0-9 . _ @ and -")
    private String name;

    @Override
    void run() {
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
      tell("created " + name + ": " + GrantOptions.shown(user.grant()), json(user));
    }
  }

  /** Shows them. */
  @Command(
      name = "list",
      description = "Lists all users.",
      footer = {"  agora-webhooks user list", "  agora-webhooks user list --json"})
  static final class Listing extends AccessCommand {
    @Override
    void run() {
      with(
          access -> {
            List<User> users = access.users().list();
            print(users.stream().map(Listing::shown).toList(), json(users));
          });
    }

    private static String shown(User user) {
      return user.name() + "  " + GrantOptions.shown(user.grant());
    }

    private static String json(List<User> users) {
      return users.stream()
          .map(UserCommand::json)
          .collect(Collectors.joining(",", "{\"users\":[", "]}"));
    }
  }

  /** Gives one another password. */
  @Command(
      name = "passwd",
      description = "Gives a user another password, and logs him out everywhere.",
      footer = {"  echo 'another horse battery' | agora-webhooks user passwd ann --password-stdin"})
  static final class Passwd extends AccessCommand {
    @Option(names = "--password-stdin", description = "Reads the password from the input")
    private boolean isPiped;

    @Parameters(paramLabel = "NAME", description = "The name that list shows")
    private String name;

    @Override
    void run() {
      String hash = hash(PasswordInput.ofProcess(isPiped));
      with(
          access -> {
            Optional<User> old = access.users().find(name);
            User user = old.orElseThrow(() -> unknown(name));
            access.users().save(new User(name, hash, user.grant(), user.created()));
          });
      tell("changed " + name, "{\"name\":%s,\"changed\":true}".formatted(JsonLine.quoted(name)));
    }
  }

  /** Removes one. */
  @Command(
      name = "delete",
      description = "Deletes a user, who is logged out everywhere.",
      footer = {"  agora-webhooks user delete ann"})
  static final class Delete extends AccessCommand {
    @Parameters(paramLabel = "NAME", description = "The name that list shows")
    private String name;

    @Override
    void run() {
      with(
          access -> {
            if (!access.users().delete(name)) {
              throw unknown(name);
            }
          });
      tell("deleted " + name, "{\"name\":%s,\"deleted\":true}".formatted(JsonLine.quoted(name)));
    }
  }
}
