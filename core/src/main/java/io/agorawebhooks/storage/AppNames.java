package io.agorawebhooks.storage;

import io.agorawebhooks.notice.AppId;
import java.util.Map;

/** What people call the apps. Each change is durable when it returns. */
public interface AppNames {
  /** Names an app, which need not have sent anything; an empty name takes its name away. */
  void name(AppId app, String name);

  /** The names of those that have one. */
  Map<AppId, String> all();
}
