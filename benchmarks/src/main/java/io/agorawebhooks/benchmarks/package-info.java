/** How fast the product is, measured. */
@NullMarked
package io.agorawebhooks.benchmarks;

import org.jspecify.annotations.NullMarked;
