/** What Agora says: a notice and the words it is made of. */
@NullMarked
package io.agorawebhooks.notice;

import org.jspecify.annotations.NullMarked;
