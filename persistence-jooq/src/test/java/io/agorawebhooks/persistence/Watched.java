package io.agorawebhooks.persistence;

import io.agorawebhooks.persistence.Watcher.Point;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection whose every step, and those of its statements, a watcher sees. */
final class Watched {
  private final Connection raw;
  private final Watcher watcher;
  private boolean rolledBack;

  private Watched(Connection raw, Watcher watcher) {
    this.raw = raw;
    this.watcher = watcher;
  }

  static Connection of(Connection raw, Watcher watcher) {
    Watched watched = new Watched(raw, watcher);
    return watched.proxy(Connection.class, raw);
  }

  private <T> T proxy(Class<T> type, T target) {
    InvocationHandler handler = (proxy, method, values) -> invoke(target, method, values);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private @Nullable Object invoke(Object target, Method method, Object @Nullable [] values)
      throws Throwable {
    Point point = point(method.getName(), values);
    if (point == null) {
      return watched(call(target, method, values));
    }
    watcher.before(point, raw);
    Object result = call(target, method, values);
    watcher.after(point, raw);
    return result;
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] values)
      throws Throwable {
    try {
      return method.invoke(target, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private @Nullable Object watched(@Nullable Object result) {
    if (result instanceof PreparedStatement prepared) {
      return proxy(PreparedStatement.class, prepared);
    }
    return result instanceof Statement statement ? proxy(Statement.class, statement) : result;
  }

  private @Nullable Point point(String method, Object @Nullable [] values) {
    return switch (method) {
      case "setAutoCommit" -> Boolean.TRUE.equals(values[0]) ? end() : Point.BEGIN;
      case "rollback" -> rollback();
      case "executeQuery" -> Point.READ;
      case "execute", "executeUpdate", "executeBatch" -> Point.WRITE;
      default -> null;
    };
  }

  private Point rollback() {
    rolledBack = true;
    return Point.ROLLBACK;
  }

  /** After a rollback the driver begins anew, and what is committed then is empty. */
  private @Nullable Point end() {
    boolean empty = rolledBack;
    rolledBack = false;
    return empty ? null : Point.COMMIT;
  }
}
