package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.AppId;

/**
 * Which sessions of a person count, and the part of the list of channels.
 *
 * @param app the sessions are in
 * @param filter they match
 * @param page of the channels, from 1
 * @param perPage channels on a full page, from 1
 */
public record UserQuery(AppId app, Filter filter, int page, int perPage) {
  public UserQuery {
    requireNonNull(app, "app is null");
    requireNonNull(filter, "filter is null");
  }
}
