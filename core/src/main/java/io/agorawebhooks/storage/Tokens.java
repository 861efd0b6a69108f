package io.agorawebhooks.storage;

import io.agorawebhooks.access.Token;
import java.util.List;
import java.util.Optional;

/** The tokens of programs. Each change is durable when it returns. */
public interface Tokens {
  /**
   * Keeps a new token.
   *
   * @param hash of its text
   * @throws StorageException if it cannot be stored, or if its id or text is taken
   */
  void save(Token token, TokenHash hash);

  /** The token with this text, revoked and expired ones too. */
  Optional<Token> find(TokenHash hash);

  /** All of them, by id. */
  List<Token> list();

  /**
   * Revokes a token; one that is revoked stays as it is.
   *
   * @param now epoch second
   * @return whether there is one with this id
   */
  boolean revoke(String id, long now);
}
