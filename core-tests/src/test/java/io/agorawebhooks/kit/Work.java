package io.agorawebhooks.kit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Optional;

/** Counts what is asked of stores, and how much the answers hold. */
final class Work {
  private long questions;
  private long answers;

  /** The same store, all of whose methods count. */
  <T> T counted(Class<T> type, T store) {
    Object counted =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, values) -> {
              try {
                return counted(method.invoke(store, values));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(counted);
  }

  private Object counted(Object answer) {
    questions++;
    if (answer instanceof Collection<?> many) {
      answers += many.size();
    } else if (answer instanceof Optional<?> one) {
      answers += one.isPresent() ? 1 : 0;
    }
    return answer;
  }

  /** How many questions were asked. */
  long questions() {
    return questions;
  }

  /** How many calls, events, marks and sessions were read. */
  long answers() {
    return answers;
  }
}
