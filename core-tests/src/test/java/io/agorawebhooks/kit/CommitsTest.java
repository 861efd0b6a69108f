package io.agorawebhooks.kit;

import static io.agorawebhooks.kit.Notices.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.ChangedCall;
import io.agorawebhooks.storage.Commit;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an intake tells of its commits. */
class CommitsTest {
  private static final long T = 1767261600;

  private final InMemoryStorage storage = new InMemoryStorage();
  private final Intake intake = new Intake(storage, Notices.CONTENT_ORDER, 100, 1);
  private final List<Commit> commits = new ArrayList<>();

  @AfterEach
  void close() {
    intake.close();
  }

  /** What was committed when all these were stored one by one. */
  private List<Commit> committed(Event... events) {
    intake.tell(commits::add);
    Feed.all(intake, Stream.of(events).map(event -> Notices.delivery(APP, "room", event)).toList());
    intake.close();
    return commits;
  }

  @Test
  void commits_areNumberedAsTheStorageDoes() {
    assertThat(committed(Events.create(T), Events.user(103, 7, T + 1), Events.destroy(T + 9)))
        .map(Commit::number)
        .containsExactly(1L, 2L, 3L);
    assertThat(storage.reads().lastCommit()).isEqualTo(3);
  }

  @Test
  void join_changesItsCall() {
    assertThat(committed(Events.user(103, 7, T)).get(0).calls())
        .containsExactly(new ChangedCall(APP, "room", 1, null));
  }

  @Test
  void leave_changesACallThatSomebodyWasIn() {
    assertThat(committed(Events.user(103, 7, T), Events.leave(104, 7, T + 9, 9L)).get(1).calls())
        .containsExactly(new ChangedCall(APP, "room", 1, T));
  }

  @Test
  void destroy_saysTheLatestJoinOfThoseItEnds() {
    List<Commit> all =
        committed(
            Events.create(T),
            Events.user(103, 8, T + 5),
            Events.user(103, 7, T + 2),
            Events.destroy(T + 9));
    assertThat(all.get(3).calls()).containsExactly(new ChangedCall(APP, "room", 1, T + 5));
  }

  @Test
  void callThatIsNoMore_isChanged() {
    List<Commit> all = committed(Events.user(103, 7, T), Events.create(T - 3));
    assertThat(all.get(1).calls())
        .containsExactlyInAnyOrder(
            new ChangedCall(APP, "room", 1, T), new ChangedCall(APP, "room", 2, null));
  }

  @Test
  void noticeThatChangesNothing_isACommitToo() {
    intake.tell(commits::add);
    Feed.all(intake, List.of(Notices.setAside(APP, "n-1", SetAside.TEST)));
    intake.close();
    assertThat(commits).containsExactly(new Commit(1, List.of()));
  }

  @Test
  void listenerThatFails_keepsNothingFromBeingStored() {
    intake.tell(
        commit -> {
          throw new IllegalStateException("This is printed by a test");
        });
    Feed.all(intake, List.of(Notices.delivery(APP, "room", Events.create(T))));
    Feed.all(intake, List.of(Notices.delivery(APP, "room", Events.destroy(T + 9))));
    intake.close();
    assertThat(storage.reads().counts(APP)).isEqualTo(Counts.CORRELATED.plus(Counts.CORRELATED));
  }
}
