/** Takes over what other servers stored, and says how it differs. */
@NullMarked
package io.agorawebhooks.cli.imports;

import org.jspecify.annotations.NullMarked;
