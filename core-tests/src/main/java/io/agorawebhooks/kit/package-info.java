/** The contract every storage adapter must pass, and fixtures. */
@NullMarked
package io.agorawebhooks.kit;

import org.jspecify.annotations.NullMarked;
