package io.agorawebhooks.persistence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a statement with many of them, gathered in the order of its parameters. */
final class Values {
  private final List<@Nullable Object> values = new ArrayList<>(32);

  Values add(@Nullable Object... more) {
    Collections.addAll(values, more);
    return this;
  }

  Values addAll(List<? extends @Nullable Object> more) {
    values.addAll(more);
    return this;
  }

  List<@Nullable Object> toList() {
    return values;
  }

  @Nullable Object[] toArray() {
    return values.toArray();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
