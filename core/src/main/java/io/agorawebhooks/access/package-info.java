/** Who may send and who may see: signatures of notices, tokens, users and logins. */
@NullMarked
package io.agorawebhooks.access;

import org.jspecify.annotations.NullMarked;
