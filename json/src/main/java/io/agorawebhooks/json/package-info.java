/** The only place that sees Jackson: notices in, views of the API out. */
@NullMarked
package io.agorawebhooks.json;

import org.jspecify.annotations.NullMarked;
