/** Care for an installation: is all as it should be, and what if the disk breaks. */
@NullMarked
package io.agorawebhooks.cli.care;

import org.jspecify.annotations.NullMarked;
