/** Plays simulated schedules against a storage, breaks things meanwhile, and checks the laws. */
@NullMarked
package io.agorawebhooks.simulator.check;

import org.jspecify.annotations.NullMarked;
