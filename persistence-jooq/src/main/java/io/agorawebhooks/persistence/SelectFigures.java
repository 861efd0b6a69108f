package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.notice.ClientType;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.CallFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Figures over all sessions of a call. */
final class SelectFigures {
  private record Stay(long uid, Role initial, long switches, @Nullable Long clientType) {
    User user() {
      boolean bot = clientType != null && ClientType.of(clientType).isBot();
      boolean both = switches > 0;
      return new User(
          both || initial == Role.HOST, both || initial == Role.AUDIENCE, switches, !bot);
    }
  }

  private record User(boolean host, boolean audience, long switches, boolean person) {
    User plus(User other) {
      return new User(
          host || other.host,
          audience || other.audience,
          switches + other.switches,
          person || other.person);
    }
  }

  private final Prepared select;

  SelectFigures(Link link) {
    select =
        link.prepare(
            DSL.select(
                    CHANNEL_SESSIONS.UID,
                    CHANNEL_SESSIONS.INITIAL_ROLE,
                    CHANNEL_SESSIONS.SWITCHES,
                    CHANNEL_SESSIONS.CLIENT_TYPE)
                .from(CHANNEL_SESSIONS)
                .where(Sql.is(CHANNEL_SESSIONS.CALL_ID)));
  }

  CallFigures of(long call) {
    List<Stay> stays =
        select.list(
            row -> new Stay(row.number(), row.role(), row.number(), row.numberOrNull()), call);
    Map<Long, User> users = new HashMap<>();
    stays.forEach(stay -> users.merge(stay.uid(), stay.user(), User::plus));
    return new CallFigures(
        count(users, User::host),
        count(users, User::audience),
        users.values().stream().mapToLong(User::switches).sum(),
        count(users, User::person),
        count(users, user -> !user.person()));
  }

  private static int count(Map<Long, User> users, Predicate<User> which) {
    return (int) users.values().stream().filter(which).count();
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
