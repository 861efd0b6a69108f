package io.agorawebhooks.persistence;

import io.agorawebhooks.access.Grant;
import io.agorawebhooks.access.Scope;
import io.agorawebhooks.notice.AppId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Grants as two columns: apps and scopes, lists with commas, which are in no app id. */
final class Grants {
  private Grants() {}

  static String apps(Grant grant) {
    return grant.apps().stream().map(AppId::value).sorted().collect(Collectors.joining(","));
  }

  static String scopes(Grant grant) {
    return grant.scopes().stream().map(Scope::text).sorted().collect(Collectors.joining(","));
  }

  static Grant read(Row row) {
    String apps = row.text();
    String scopes = row.text();
    return new Grant(
        words(apps).map(AppId::new).collect(Collectors.toSet()),
        words(scopes).flatMap(word -> Scope.of(word).stream()).collect(Collectors.toSet()));
  }

  private static Stream<String> words(String list) {
    return Stream.of(list.split(",")).filter(word -> !word.isEmpty());
  }
}
