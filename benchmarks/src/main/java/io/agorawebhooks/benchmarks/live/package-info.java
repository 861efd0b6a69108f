/** Listeners of live streams while notices come in. */
@NullMarked
package io.agorawebhooks.benchmarks.live;

import org.jspecify.annotations.NullMarked;
