/** Bodies that nobody in their right mind would send, and what becomes of them. */
@NullMarked
package io.agorawebhooks.benchmarks.fuzz;

import org.jspecify.annotations.NullMarked;
