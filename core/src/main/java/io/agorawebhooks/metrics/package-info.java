/** Minutes, concurrency and quality, counted from sessions. */
@NullMarked
package io.agorawebhooks.metrics;

import org.jspecify.annotations.NullMarked;
