/** What single steps of the intake cost, by JMH. */
@NullMarked
package io.agorawebhooks.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
