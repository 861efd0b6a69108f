package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.SHARES;
import static io.agorawebhooks.persistence.generated.Tables.SHARE_CHANNELS;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.Share;
import io.agorawebhooks.storage.SharePlace;
import io.agorawebhooks.storage.Shared;
import io.agorawebhooks.storage.TokenHash;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes and reads shares. */
final class ShareRows {
  private static final List<Role> ROLES = List.of(Role.values());
  private static final SharePlace HEAD = new SharePlace(Long.MAX_VALUE, "");

  private static final List<Field<?>> FIELDS =
      List.of(
          SHARES.SHARE_ID,
          SHARES.APP_ID,
          SHARES.CHANNEL,
          SHARES.START_TS,
          SHARES.FROM_TS,
          SHARES.TO_TS,
          SHARES.PLATFORMS,
          SHARES.CLIENT_TYPES,
          SHARES.ROLES,
          SHARES.TOKEN_HASH,
          SHARES.PASSWORD,
          SHARES.CREATED_TS,
          SHARES.EXPIRES_TS,
          SHARES.REVOKED_TS,
          SHARES.VIEWS);

  private final Prepared insert;
  private final Prepared insertChannel;
  private final Prepared channels;
  private final Prepared byToken;
  private final Prepared byApp;
  private final Prepared revoke;
  private final Prepared known;
  private final Prepared countView;

  ShareRows(Link link) {
    Condition one = Sql.is(SHARES.APP_ID).and(Sql.is(SHARES.SHARE_ID));
    insert = link.prepare(Sql.insert(SHARES, FIELDS));
    insertChannel =
        link.prepare(
            Sql.insert(
                SHARE_CHANNELS,
                List.of(SHARE_CHANNELS.SHARE_ID, SHARE_CHANNELS.CHANNEL, SHARE_CHANNELS.LEFT_OUT)));
    channels =
        link.prepare(
            DSL.select(SHARE_CHANNELS.CHANNEL)
                .from(SHARE_CHANNELS)
                .where(Sql.is(SHARE_CHANNELS.SHARE_ID), Sql.is(SHARE_CHANNELS.LEFT_OUT)));
    byToken = link.prepare(DSL.select(FIELDS).from(SHARES).where(Sql.is(SHARES.TOKEN_HASH)));
    byApp =
        link.prepare(
            DSL.select(FIELDS)
                .from(SHARES)
                .where(
                    Sql.is(SHARES.APP_ID),
                    SHARES.CREATED_TS.le(Sql.value(SHARES.CREATED_TS)),
                    SHARES
                        .CREATED_TS
                        .lt(Sql.value(SHARES.CREATED_TS))
                        .or(SHARES.SHARE_ID.gt(Sql.value(SHARES.SHARE_ID))))
                .orderBy(SHARES.CREATED_TS.desc(), SHARES.SHARE_ID)
                .limit(Sql.rows()));
    revoke =
        link.prepare(
            Sql.DIALECT
                .update(SHARES)
                .set(SHARES.REVOKED_TS, Sql.value(SHARES.REVOKED_TS))
                .where(one)
                .and(SHARES.REVOKED_TS.isNull()));
    known = link.prepare(DSL.select(SHARES.VIEWS).from(SHARES).where(one));
    countView =
        link.prepare(
            Sql.DIALECT
                .update(SHARES)
                .set(SHARES.VIEWS, SHARES.VIEWS.plus(DSL.inline(1L)))
                .where(Sql.is(SHARES.SHARE_ID)));
  }

  void insert(Share share) {
    Shared what = share.what();
    Filter filter = what instanceof Shared.Sessions sessions ? sessions.filter() : Filter.ALL;
    insert.run(
        share.id(),
        share.app().value(),
        channel(what),
        what instanceof Shared.Call call ? (Long) call.start() : null,
        filter.range().from() == Long.MIN_VALUE ? null : (Long) filter.range().from(),
        filter.range().to() == Long.MAX_VALUE ? null : (Long) filter.range().to(),
        text(filter.platforms()),
        text(filter.clientTypes()),
        text(filter.roles().stream().map(Numbers::of).toList()),
        share.token().hex(),
        share.password(),
        share.created(),
        share.expires(),
        share.revoked(),
        share.views());
    filter.channels().forEach(name -> insertChannel.run(share.id(), name, false));
    filter.except().forEach(name -> insertChannel.run(share.id(), name, true));
  }

  private static @Nullable String channel(Shared what) {
    if (what instanceof Shared.Call call) {
      return call.channel();
    }
    return what instanceof Shared.Channel channel ? channel.name() : null;
  }

  private static String text(Collection<?> numbers) {
    return numbers.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
  }

  Optional<Share> find(TokenHash token) {
    return byToken.first(this::share, token.hex());
  }

  List<Share> list(AppId app, @Nullable SharePlace after, int limit) {
    SharePlace from = after == null ? HEAD : after;
    return byApp.list(this::share, app.value(), from.created(), from.created(), from.id(), limit);
  }

  private Share share(Row row) {
    String id = row.text();
    AppId app = new AppId(row.text());
    return new Share(
        id,
        app,
        what(id, row),
        new TokenHash(row.text()),
        row.textOrNull(),
        row.number(),
        row.number(),
        row.numberOrNull(),
        row.number());
  }

  private Shared what(String id, Row row) {
    @Nullable String channel = row.textOrNull();
    @Nullable Long start = row.numberOrNull();
    @Nullable Long from = row.numberOrNull();
    @Nullable Long to = row.numberOrNull();
    Range range = new Range(from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to);
    Set<Long> platforms = numbers(row.text());
    Set<Long> clientTypes = numbers(row.text());
    Set<Long> roles = numbers(row.text());
    if (channel != null) {
      return start == null ? new Shared.Channel(channel) : new Shared.Call(channel, start);
    }
    Set<Role> held =
        roles.stream().map(role -> ROLES.get(role.intValue())).collect(Collectors.toSet());
    return new Shared.Sessions(
        new Filter(range, platforms, clientTypes, held, channels(id, false), channels(id, true)));
  }

  private Set<String> channels(String id, boolean leftOut) {
    return new HashSet<>(channels.list(Row::text, id, leftOut));
  }

  private static Set<Long> numbers(String text) {
    return Stream.of(text.split(","))
        .filter(number -> !number.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  boolean revoke(AppId app, String id, long now) {
    return revoke.run(now, app.value(), id) > 0
        || known.first(Row::number, app.value(), id).isPresent();
  }

  boolean countView(String id) {
    return countView.run(id) > 0;
  }

  @Override
  public String toString() {
    return byApp.toString();
  }
}
