package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.ACCESS_TOKENS;

import io.agorawebhooks.access.Token;
import io.agorawebhooks.storage.TokenHash;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Writes and reads the tokens of programs. */
final class TokenRows {
  private static final List<Field<?>> SHOWN =
      List.of(
          ACCESS_TOKENS.TOKEN_ID,
          ACCESS_TOKENS.NOTE,
          ACCESS_TOKENS.APPS,
          ACCESS_TOKENS.SCOPES,
          ACCESS_TOKENS.CREATED_TS,
          ACCESS_TOKENS.EXPIRES_TS,
          ACCESS_TOKENS.REVOKED_TS);

  private static final List<Field<?>> FIELDS =
      List.of(
          ACCESS_TOKENS.TOKEN_ID,
          ACCESS_TOKENS.TOKEN_HASH,
          ACCESS_TOKENS.NOTE,
          ACCESS_TOKENS.APPS,
          ACCESS_TOKENS.SCOPES,
          ACCESS_TOKENS.CREATED_TS,
          ACCESS_TOKENS.EXPIRES_TS,
          ACCESS_TOKENS.REVOKED_TS);

  private final Prepared insert;
  private final Prepared byHash;
  private final Prepared all;
  private final Prepared revoke;
  private final Prepared known;

  TokenRows(Link link) {
    insert = link.prepare(Sql.insert(ACCESS_TOKENS, FIELDS));
    byHash =
        link.prepare(DSL.select(SHOWN).from(ACCESS_TOKENS).where(Sql.is(ACCESS_TOKENS.TOKEN_HASH)));
    all = link.prepare(DSL.select(SHOWN).from(ACCESS_TOKENS).orderBy(ACCESS_TOKENS.TOKEN_ID));
    revoke =
        link.prepare(
            Sql.DIALECT
                .update(ACCESS_TOKENS)
                .set(ACCESS_TOKENS.REVOKED_TS, Sql.value(ACCESS_TOKENS.REVOKED_TS))
                .where(Sql.is(ACCESS_TOKENS.TOKEN_ID))
                .and(ACCESS_TOKENS.REVOKED_TS.isNull()));
    known =
        link.prepare(
            DSL.select(ACCESS_TOKENS.CREATED_TS)
                .from(ACCESS_TOKENS)
                .where(Sql.is(ACCESS_TOKENS.TOKEN_ID)));
  }

  void insert(Token token, TokenHash hash) {
    insert.run(
        token.id(),
        hash.hex(),
        token.note(),
        Grants.apps(token.grant()),
        Grants.scopes(token.grant()),
        token.created(),
        token.expires(),
        token.revoked());
  }

  Optional<Token> find(TokenHash hash) {
    return byHash.first(TokenRows::token, hash.hex());
  }

  List<Token> list() {
    return all.list(TokenRows::token);
  }

  boolean revoke(String id, long now) {
    return revoke.run(now, id) > 0 || known.first(Row::number, id).isPresent();
  }

  private static Token token(Row row) {
    return new Token(
        row.text(),
        row.text(),
        Grants.read(row),
        row.number(),
        row.numberOrNull(),
        row.numberOrNull());
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
