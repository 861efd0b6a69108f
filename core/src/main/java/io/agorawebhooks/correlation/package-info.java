/** From events to calls, sessions and role segments, by pure functions. */
@NullMarked
package io.agorawebhooks.correlation;

import org.jspecify.annotations.NullMarked;
