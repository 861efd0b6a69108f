package io.agorawebhooks.json;

import io.agorawebhooks.access.Grant;
import io.agorawebhooks.access.Scope;
import io.agorawebhooks.notice.AppId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/me}.
 *
 * @param apps the only ones that may be seen, null for all
 */
record MeView(
    String kind, @Nullable String name, List<String> scopes, @Nullable List<String> apps) {
  private static final Grant NOTHING = new Grant(Set.of(), Set.of());

  static MeView of(String kind, String name, @Nullable Grant grant) {
    Grant given = grant == null ? NOTHING : grant;
    return new MeView(
        kind.toLowerCase(Locale.ROOT),
        name.isEmpty() ? null : name,
        given.scopes().stream().sorted().map(Scope::text).toList(),
        grant != null && grant.isForAll()
            ? null
            : given.apps().stream().map(AppId::value).sorted().toList());
  }
}
