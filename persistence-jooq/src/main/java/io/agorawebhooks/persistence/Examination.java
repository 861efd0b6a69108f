package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;

/** Looks at a database file without changing it. */
final class Examination {
  private static final int SHOWN_FAULTS = 10;

  private Examination() {}

  static JooqStorage.Condition of(SqliteFile file, Path path) {
    List<String> faults = faults(file);
    return faults.isEmpty()
        ? condition(file, path)
        : condition(file, path, null, 0, null, faults); // nobody can say what its tables are
  }

  private static JooqStorage.Condition condition(SqliteFile file, Path path) {
    try {
      Flyway flyway = file.flyway();
      MigrationInfo current = flyway.info().current();
      String version = current == null ? null : String.valueOf(current.getVersion());
      int pending = flyway.info().pending().length;
      return condition(file, path, version, pending, schemaFault(flyway), List.of());
    } catch (FlywayException e) {
      throw Failures.opening(path, e);
    }
  }

  private static JooqStorage.Condition condition(
      SqliteFile file,
      Path path,
      @Nullable String version,
      int pending,
      @Nullable String schemaFault,
      List<String> faults) {
    Map<String, Long> bytes = file.bytes();
    try {
      return new JooqStorage.Condition(
          version,
          pending,
          schemaFault,
          faults,
          bytes.getOrDefault("database", 0L),
          bytes.getOrDefault("wal", 0L),
          Files.getFileStore(path).getUsableSpace());
    } catch (IOException e) {
      throw new StorageException("The database " + path + " cannot be read", e);
    }
  }

  /** Of a file that is damaged enough the check itself cannot be run. */
  private static List<String> faults(SqliteFile file) {
    try (Link link = file.reader()) {
      return link.prepare("PRAGMA quick_check(" + SHOWN_FAULTS + ")").list(Row::text).stream()
          .filter(line -> !line.equals("ok"))
          .toList();
    } catch (StorageException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable String schemaFault(Flyway flyway) {
    ValidateResult result = flyway.validateWithResult();
    return result.validationSuccessful || result.invalidMigrations.isEmpty()
        ? null
        : String.valueOf(result.invalidMigrations.get(0).errorDetails.errorMessage);
  }
}
