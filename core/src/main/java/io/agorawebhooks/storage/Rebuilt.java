package io.agorawebhooks.storage;

import java.time.Duration;

/**
 * What a rebuild did.
 *
 * @param notices raw notices that were read
 * @param unreadable of them, whose stored bytes are no notice any more; they say nothing
 * @param readmitted whose stored columns said something else than they say now
 * @param arrived that came in meanwhile, counted in the notices
 * @param calls that there are now of the notices that did not come in meanwhile
 * @param sessions of these calls
 * @param longestHold the longest time for which other writers had to wait
 */
public record Rebuilt(
    long notices,
    long unreadable,
    long readmitted,
    long arrived,
    long calls,
    long sessions,
    Duration longestHold) {}
