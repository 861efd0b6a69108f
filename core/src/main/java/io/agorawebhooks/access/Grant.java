package io.agorawebhooks.access;

import io.agorawebhooks.notice.AppId;
import java.util.Set;

/**
 * What somebody may do where.
 *
 * @param apps the only ones; empty for all, those to come too
 */
public record Grant(Set<AppId> apps, Set<Scope> scopes) {
  /** Everything everywhere. */
  public static final Grant ALL = new Grant(Set.of(), Set.of(Scope.values()));

  /** Everything everywhere that changes nothing. */
  public static final Grant TO_LOOK = new Grant(Set.of(), Set.of(Scope.READ, Scope.EXPORT));

  public Grant {
    apps = Set.copyOf(apps);
    scopes = Set.copyOf(scopes);
  }

  /** Whether it is for all apps. */
  public boolean isForAll() {
    return apps.isEmpty();
  }

  /** Whether something may be done in some app. */
  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }

  /** Whether something of an app may be seen at all. */
  public boolean isFor(AppId app) {
    return apps.isEmpty() || apps.contains(app);
  }
}
