package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.Share;
import io.agorawebhooks.storage.SharePlace;
import io.agorawebhooks.storage.Shared;
import io.agorawebhooks.storage.Shares;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.TokenHash;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code Shares}: a test per sentence. */
abstract class SharesContract extends Contract {
  static final Filter FILTER =
      new Filter(
          new Range(T, T + 86_400),
          Set.of(7L, Filter.NONE_GIVEN),
          Set.of(10L),
          Set.of(Role.HOST),
          Set.of("a,b", "%"),
          Set.of());

  static List<Shared> scopes() {
    return List.of(
        new Shared.Call(ROOM, T),
        new Shared.Call("..", 0),
        new Shared.Channel("a/b \"'%2F"),
        new Shared.Sessions(FILTER),
        new Shared.Sessions(Filter.in(new Range(T, Long.MAX_VALUE))),
        new Shared.Sessions(Filter.in(new Range(Long.MIN_VALUE, T))),
        new Shared.Sessions(Filter.ALL.among(new HashSet<>(ChannelNames.all()))),
        new Shared.Sessions(Filter.ALL.without(Set.of("a,b", "%"))),
        new Shared.Sessions(Filter.ALL));
  }

  private Shares shares() {
    return storage.shares();
  }

  private static Share share(String id, AppId app, Shared what, long created) {
    TokenHash token = TokenHash.of("token of " + id);
    return new Share(id, app, what, token, null, created, created + 60, null, 0);
  }

  private static Share room(String id) {
    return share(id, APP, new Shared.Channel(ROOM), T);
  }

  private Share saved(Share share) {
    shares().save(share);
    return share;
  }

  private @Nullable Share found(String id) {
    return shares().find(TokenHash.of("token of " + id)).orElse(null);
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void save_isFoundByItsTokenAsItWas(Shared what) {
    Share plain = saved(share("a", APP, what, T));
    Share locked =
        saved(new Share("b", APP, what, TokenHash.of("token of b"), "$2a$hash", T, T, T + 1, 7));
    assertThat(found("a")).isEqualTo(plain);
    assertThat(found("b")).isEqualTo(locked);
    assertThat(found("c")).isNull();
  }

  @Test
  void save_takenIdOrToken_isRefusedAndNothingChanges() {
    Share first = saved(room("a"));
    Share sameId =
        new Share("a", APP, first.what(), TokenHash.of("other"), null, T, T + 9, null, 0);
    Share sameToken = new Share("b", APP, first.what(), first.token(), null, T, T + 9, null, 0);
    assertThatThrownBy(() -> shares().save(sameId)).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> shares().save(sameToken)).isInstanceOf(StorageException.class);
    assertThat(shares().list(APP, null, 9)).containsExactly(first);
  }

  @Test
  void list_ofAnApp_theNewestFirst() {
    Share old = saved(share("z", APP, new Shared.Channel(ROOM), T));
    Share b = saved(share("b", APP, new Shared.Channel(ROOM), T + 1));
    Share a = saved(share("a", APP, new Shared.Sessions(FILTER), T + 1));
    Share other = saved(share("o", OTHER_APP, new Shared.Channel(ROOM), T));
    assertThat(shares().list(APP, null, 9)).containsExactly(a, b, old);
    assertThat(shares().list(APP, null, 2)).containsExactly(a, b);
    assertThat(shares().list(APP, null, 0)).isEmpty();
    assertThat(shares().list(APP, SharePlace.of(a), 9)).containsExactly(b, old);
    assertThat(shares().list(APP, SharePlace.of(a), 1)).containsExactly(b);
    assertThat(shares().list(APP, new SharePlace(T + 1, "aa"), 9)).containsExactly(b, old);
    assertThat(shares().list(APP, SharePlace.of(old), 9)).isEmpty();
    assertThat(shares().list(OTHER_APP, null, 9)).containsExactly(other);
    assertThat(shares().list(new AppId("nobody"), null, 9)).isEmpty();
  }

  @Test
  void revoke_once_keepsTheFirstTime() {
    saved(room("a"));
    Share b = saved(room("b"));
    assertThat(shares().revoke(APP, "a", T + 5)).isTrue();
    assertThat(shares().revoke(APP, "a", T + 9)).isTrue();
    assertThat(found("a")).isNotNull().extracting(Share::revoked).isEqualTo(T + 5);
    assertThat(found("b")).isEqualTo(b);
  }

  @Test
  void revoke_unknownOrOfAnotherApp_isFalse() {
    Share share = saved(room("a"));
    assertThat(shares().revoke(APP, "b", T)).isFalse();
    assertThat(shares().revoke(OTHER_APP, "a", T)).isFalse();
    assertThat(found("a")).isEqualTo(share);
  }

  @Test
  void countView_countsOnlyThatShare() {
    saved(room("a"));
    Share b = saved(room("b"));
    shares().countView("a");
    shares().countView("a");
    shares().countView("nobody");
    assertThat(found("a")).isNotNull().extracting(Share::views).isEqualTo(2L);
    assertThat(found("b")).isEqualTo(b);
  }

  @Test
  void changes_areNoCommits() {
    long before = storage.reads().lastCommit();
    saved(room("a"));
    shares().countView("a");
    shares().revoke(APP, "a", T);
    assertThat(storage.reads().lastCommit()).isEqualTo(before);
    assertThat(storage.reads().apps(null, 9)).isEmpty();
  }
}
