package io.agorawebhooks.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.Share;
import io.agorawebhooks.storage.Shared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A share as its owner sees it: everything but what opens it. */
record ShareView(
    String shareId,
    @JsonUnwrapped What scope,
    boolean passwordNeeded,
    String status,
    String createdAt,
    String expiresAt,
    @Nullable String revokedAt,
    long views) {
  private static final String NOTE =
      "Whoever has the link can read what is shared, until it expires or is revoked. It is shown"
          + " only now";

  static ShareView of(Share share, long now) {
    return new ShareView(
        share.id(),
        What.of(share.what()),
        share.password() != null,
        status(share, now),
        Figures.instant(share.created()),
        Figures.instant(share.expires()),
        Figures.instantOrNull(share.revoked()),
        share.views());
  }

  private static String status(Share share, long now) {
    if (share.revoked() != null) {
      return "revoked";
    }
    return share.isOpen(now) ? "active" : "expired";
  }

  /** What is shared; bounds and filters only of a filter, null for any. */
  record What(
      String what,
      @Nullable String channelName,
      @Nullable String channelSessionId,
      @Nullable String startDate,
      @Nullable String endDate,
      @Nullable Filters filters) {
    static What of(Shared what) {
      if (what instanceof Shared.Call call) {
        return new What("call", call.channel(), Long.toString(call.start()), null, null, null);
      }
      if (what instanceof Shared.Channel channel) {
        return new What("channel", channel.name(), null, null, null, null);
      }
      Filter filter = what.filter();
      return new What(
          "filter",
          null,
          null,
          AskedView.from(filter.range()),
          AskedView.to(filter.range()),
          Filters.of(filter));
    }
  }

  /** The kinds of sessions; ascending, null for those that gave no code, empty for all. */
  record Filters(
      List<@Nullable Long> platforms,
      List<@Nullable Long> clientTypes,
      List<String> role,
      List<String> channel,
      List<String> notChannel) {
    static Filters of(Filter filter) {
      return new Filters(
          AskedView.codes(filter.platforms()),
          AskedView.codes(filter.clientTypes()),
          AskedView.roles(filter),
          AskedView.sorted(filter.channels()),
          AskedView.sorted(filter.except()));
    }
  }

  /** A new one. */
  record Created(@JsonUnwrapped ShareView share, String shareUrl, String token, String note) {
    static Created of(Share share, long now, String token, String url) {
      return new Created(ShareView.of(share, now), url, token, NOTE);
    }
  }

  /** Those of an app. */
  record Shares(String appId, List<ShareView> shares, KeysetView pagination) {
    static Shares of(AppId app, List<Share> shares, long now, int perPage, @Nullable String next) {
      return new Shares(
          app.value(),
          shares.stream().map(share -> ShareView.of(share, now)).toList(),
          KeysetView.of(perPage, next));
    }
  }

  /** One that opens nothing any more. */
  record Revoked(String shareId, String status) {}

  /** What is told to viewers. */
  record Head(
      boolean passwordNeeded,
      String expiresAt,
      @Nullable String appId,
      @JsonUnwrapped @Nullable What scope,
      ChannelsView.@Nullable Sums totals,
      @Nullable String asOf) {
    static Head of(Share share, @Nullable CallSums sums, long asOf) {
      String expires = Figures.instant(share.expires());
      return sums == null
          ? new Head(true, expires, null, null, null, null)
          : new Head(
              share.password() != null,
              expires,
              share.app().value(),
              What.of(share.what()),
              ChannelsView.Sums.of(sums),
              Figures.instant(asOf));
    }
  }
}
