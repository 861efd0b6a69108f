/** The reads without a browser: what the API answers, as JSON or as tables for a terminal. */
@NullMarked
package io.agorawebhooks.cli.reads;

import org.jspecify.annotations.NullMarked;
