package io.agorawebhooks.cli;

import io.agorawebhooks.access.RandomText;
import io.agorawebhooks.access.Token;
import io.agorawebhooks.storage.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists and revokes the tokens of programs. */
@Command(
    name = "token",
    description = {
      "Makes, lists and revokes tokens, which programs send as \"Authorization: Bearer TOKEN\".",
      "",
      "Only a hash of a token is stored: it is shown once, when it is made."
    },
    subcommands = {
      TokenCommand.Create.class,
      TokenCommand.Listing.class,
      TokenCommand.Revoke.class
    },
    synopsisSubcommandLabel = "(create | list | revoke)",
    footer = "  agora-webhooks token list")
final class TokenCommand extends CommandGroup {
  /** Makes one. */
  @Command(
      name = "create",
      description = "Makes a token and prints it, alone on its line.",
      footer = {
        "  agora-webhooks token create --apps my-app --scopes read,export --note board --days 90"
      })
  static final class Create extends AccessCommand {
    private static final int MOST_DAYS = 3650;

    @Mixin private GrantOptions grant;

    @Option(names = "--note", paramLabel = "TEXT", description = "What it is for; shown by list")
    private String note = "";

    @Option(
        names = "--days",
        paramLabel = "DAYS",
        description = "After how many days it expires; default: never")
    private @Nullable Integer days;

    @Override
    void run() {
      if (days != null && (days < 1 || days > MOST_DAYS)) {
        throw CommandFailure.badSetting("The option --days is from 1 to " + MOST_DAYS);
      }
      String text = RandomText.secret();
      Token token = new Token(RandomText.id(), note, grant.grant(), now(), expires(days), null);
      with(access -> access.tokens().save(token, TokenHash.of(text)));
      print(
          List.of(text),
          "{\"token\":%s,%s".formatted(JsonLine.quoted(text), Listing.json(token).substring(1)));
    }

    private static @Nullable Long expires(@Nullable Integer days) {
      return days == null ? null : (Long) (now() + Duration.ofDays(days).toSeconds());
    }
  }

  /** Shows them. */
  @Command(
      name = "list",
      description = "Lists all tokens by their ids, revoked and expired ones too.",
      footer = {"  agora-webhooks token list", "  agora-webhooks token list --json"})
  static final class Listing extends AccessCommand {
    @Override
    void run() {
      with(
          access -> {
            List<Token> tokens = access.tokens().list();
            print(tokens.stream().map(Listing::shown).toList(), json(tokens));
          });
    }

    private static String json(List<Token> tokens) {
      return tokens.stream()
          .map(Listing::json)
          .collect(Collectors.joining(",", "{\"tokens\":[", "]}"));
    }

    private static String json(Token token) {
      return "{\"id\":%s,\"good\":%b,%s,\"note\":%s,\"expires_at\":%s,\"revoked_at\":%s}"
          .formatted(
              JsonLine.quoted(token.id()),
              token.isGood(now()),
              GrantOptions.json(token.grant()),
              JsonLine.quoted(token.note()),
              instant(token.expires()),
              instant(token.revoked()));
    }

    private static String instant(@Nullable Long second) {
      return second == null ? "null" : JsonLine.quoted(Instant.ofEpochSecond(second).toString());
    }

    private static String shown(Token token) {
      return "%s  %s  %s  %s"
          .formatted(token.id(), state(token), GrantOptions.shown(token.grant()), token.note());
    }

    private static String state(Token token) {
      if (token.revoked() != null) {
        return "revoked " + Instant.ofEpochSecond(token.revoked());
      } else if (token.expires() == null) {
        return "good";
      }
      return (token.isGood(now()) ? "good until " : "expired ")
          + Instant.ofEpochSecond(token.expires());
    }
  }

  /** Takes one back. */
  @Command(
      name = "revoke",
      description = "Revokes a token at once and for good.",
      footer = {
        "  agora-webhooks token revoke $(agora-webhooks token list | head -1 | cut -d' ' -f1)"
      })
  static final class Revoke extends AccessCommand {
    @Parameters(paramLabel = "ID", description = "The id that list shows")
    private String id;

    @Override
    void run() {
      with(
          access -> {
            if (!access.tokens().revoke(id, now())) {
              throw CommandFailure.failed("There is no token with the id \"" + id + "\"");
            }
          });
      tell("revoked " + id, "{\"id\":%s,\"revoked\":true}".formatted(JsonLine.quoted(id)));
    }
  }
}
