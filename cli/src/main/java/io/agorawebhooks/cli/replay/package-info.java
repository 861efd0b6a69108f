/** Reads logs of webhooks, and hands what they have to a storage or a server. */
@NullMarked
package io.agorawebhooks.cli.replay;

import org.jspecify.annotations.NullMarked;
