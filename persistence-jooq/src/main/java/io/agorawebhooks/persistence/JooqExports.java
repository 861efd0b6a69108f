package io.agorawebhooks.persistence;

import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.DayOfChannel;
import io.agorawebhooks.storage.DayOfUser;
import io.agorawebhooks.storage.ExportReads;
import io.agorawebhooks.storage.StoredNotice;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/** The reads that exports are made of. */
class JooqExports implements ExportReads {
  private final Snapshot snapshot;

  JooqExports(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  final <T> T ofApp(AppId app, BiFunction<Queries, Long, T> read, T nothing) {
    return snapshot.read(
        queries -> queries.names().app(app).map(id -> read.apply(queries, id)).orElse(nothing));
  }

  private void export(AppId app, ObjLongConsumer<Queries> read) {
    ofApp(
        app,
        (queries, id) -> {
          read.accept(queries, id);
          return true;
        },
        false);
  }

  @Override
  public final void notices(
      AppId app, Range received, Set<String> channels, Consumer<StoredNotice> to) {
    export(
        app,
        (queries, id) -> {
          if (channels.size() == 1) {
            queries
                .names()
                .channel(app, channels.iterator().next())
                .ifPresent(channel -> queries.exports().noticesOf(channel, received, to));
          } else {
            queries.exports().notices(id, received, of(channels, to));
          }
        });
  }

  private static Consumer<StoredNotice> of(Set<String> channels, Consumer<StoredNotice> to) {
    return notice -> {
      String channel = notice.entry().channel();
      if (channels.isEmpty() || (channel != null && channels.contains(channel))) {
        to.accept(notice);
      }
    };
  }

  @Override
  public final void channelDays(
      AppId app, Range days, Set<String> channels, Consumer<DayOfChannel> to) {
    export(app, (queries, id) -> queries.exports().channelDays(id, days, channels, to));
  }

  @Override
  public final void userDays(AppId app, Range days, Set<String> channels, Consumer<DayOfUser> to) {
    export(app, (queries, id) -> queries.exports().userDays(id, days, channels, to));
  }

  @Override
  public final void channels(AppId app, Consumer<String> to) {
    export(app, (queries, id) -> queries.exports().channels(id, to));
  }

  @Override
  public final Optional<Range> extent(AppId app) {
    return ofApp(
        app,
        (queries, id) -> queries.exports().extent(id, queries.stream().firstJoin(id)),
        Optional.empty());
  }
}
