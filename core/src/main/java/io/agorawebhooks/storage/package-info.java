/** The ports to a database, the one way in and the reads. */
@NullMarked
package io.agorawebhooks.storage;

import org.jspecify.annotations.NullMarked;
