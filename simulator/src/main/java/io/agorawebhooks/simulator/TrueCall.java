package io.agorawebhooks.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A call as it was; times are whole seconds since 1970, UTC.
 *
 * @param start second of its create; of its first join where creates are not sent
 * @param end null while it goes on
 * @param created whether a create and, once it ended, a destroy were sent
 * @param users distinct uids
 * @param sessions how many
 */
public record TrueCall(long start, @Nullable Long end, boolean created, int users, int sessions) {}
