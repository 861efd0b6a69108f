/** Storage in a database, by jOOQ and Flyway. */
@NullMarked
package io.agorawebhooks.persistence;

import org.jspecify.annotations.NullMarked;
