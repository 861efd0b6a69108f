/** A seeded model of Agora: what it would send, and when. */
@NullMarked
package io.agorawebhooks.simulator;

import org.jspecify.annotations.NullMarked;
