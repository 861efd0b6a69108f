/** The HTTP server: webhooks in, the API and the dashboard out. */
@NullMarked
package io.agorawebhooks.http;

import org.jspecify.annotations.NullMarked;
