/** The commands and the wiring. */
@NullMarked
package io.agorawebhooks.cli;

import org.jspecify.annotations.NullMarked;
