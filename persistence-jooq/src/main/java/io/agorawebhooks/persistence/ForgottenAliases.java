package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.Aliases;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The aliases of an app's forgotten users, found by keyed hashes. For one thread at a time.
 *
 * @param aliases by hash
 */
record ForgottenAliases(SecretHash hash, Map<ByteBuffer, String> aliases) implements Aliases {
  @Override
  public boolean isEmpty() {
    return aliases.isEmpty();
  }

  @Override
  public @Nullable Long uid(long uid) {
    String alias = aliases.get(ByteBuffer.wrap(hash.of(uid)));
    return alias == null ? null : Long.valueOf(alias);
  }

  @Override
  public @Nullable String account(String account) {
    return aliases.get(ByteBuffer.wrap(hash.of(account)));
  }
}
