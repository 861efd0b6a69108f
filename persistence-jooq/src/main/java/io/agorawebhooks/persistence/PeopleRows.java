package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.LOGINS;
import static io.agorawebhooks.persistence.generated.Tables.USERS;

import io.agorawebhooks.access.Login;
import io.agorawebhooks.access.User;
import io.agorawebhooks.storage.TokenHash;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Writes and reads users and their logins. */
final class PeopleRows {
  private static final List<Field<?>> FIELDS =
      List.of(USERS.NAME, USERS.PASSWORD, USERS.APPS, USERS.SCOPES, USERS.CREATED_TS);

  private static final List<Field<?>> LOGIN =
      List.of(LOGINS.TOKEN_HASH, LOGINS.USER_NAME, LOGINS.EXPIRES_TS);

  private final Prepared insert;
  private final Prepared delete;
  private final Prepared byName;
  private final Prepared all;
  private final Prepared begin;
  private final Prepared end;
  private final Prepared logOutUser;
  private final Prepared logOutOld;
  private final Prepared login;

  PeopleRows(Link link) {
    insert = link.prepare(Sql.insert(USERS, FIELDS));
    delete = link.prepare(Sql.DIALECT.deleteFrom(USERS).where(Sql.is(USERS.NAME)));
    byName = link.prepare(DSL.select(FIELDS).from(USERS).where(Sql.is(USERS.NAME)));
    all = link.prepare(DSL.select(FIELDS).from(USERS).orderBy(USERS.NAME));
    begin = link.prepare(Sql.insert(LOGINS, LOGIN));
    end = link.prepare(Sql.DIALECT.deleteFrom(LOGINS).where(Sql.is(LOGINS.TOKEN_HASH)));
    logOutUser = link.prepare(Sql.DIALECT.deleteFrom(LOGINS).where(Sql.is(LOGINS.USER_NAME)));
    logOutOld =
        link.prepare(
            Sql.DIALECT
                .deleteFrom(LOGINS)
                .where(LOGINS.EXPIRES_TS.le(Sql.value(LOGINS.EXPIRES_TS))));
    login =
        link.prepare(
            DSL.select(LOGINS.USER_NAME, LOGINS.EXPIRES_TS)
                .from(LOGINS)
                .join(USERS)
                .on(USERS.NAME.eq(LOGINS.USER_NAME))
                .where(Sql.is(LOGINS.TOKEN_HASH)));
  }

  boolean save(User user) {
    boolean replaced = delete(user.name());
    insert.run(
        user.name(),
        user.password(),
        Grants.apps(user.grant()),
        Grants.scopes(user.grant()),
        user.created());
    return replaced;
  }

  boolean delete(String name) {
    logOutUser.run(name);
    return delete.run(name) > 0;
  }

  Optional<User> find(String name) {
    return byName.first(PeopleRows::user, name);
  }

  List<User> list() {
    return all.list(PeopleRows::user);
  }

  private static User user(Row row) {
    return new User(row.text(), row.text(), Grants.read(row), row.number());
  }

  boolean logIn(Login login, TokenHash hash, long now) {
    logOutOld.run(now);
    return begin.run(hash.hex(), login.user(), login.expires()) > 0;
  }

  boolean logOut(TokenHash hash) {
    return end.run(hash.hex()) > 0;
  }

  Optional<Login> login(TokenHash hash) {
    return login.first(row -> new Login(row.text(), row.number()), hash.hex());
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
