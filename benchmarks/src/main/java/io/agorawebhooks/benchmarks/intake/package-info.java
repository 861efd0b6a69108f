/** Loads of webhooks over HTTP, next to a server that does nothing. */
@NullMarked
package io.agorawebhooks.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
