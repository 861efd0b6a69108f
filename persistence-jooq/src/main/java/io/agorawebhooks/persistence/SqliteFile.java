package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** A database file, and how connections to it are set up. */
final class SqliteFile {
  /** A rebuild waits longer for its turn than a notice may, a minute, because more is lost. */
  private static final int REBUILDER_GLANCES = 60_000;

  /** Notices may have to wait as long, 20 ms. */
  private static final int CHECKPOINTER_GLANCES = 20;

  /** Milliseconds for which writers may have to wait while the log is to be emptied. */
  private static final int GLANCE_MS = 20;

  private static final int CUT_GLANCES = 250;

  private static final long LITTLE_SPACE = 1 << 20;

  /**
   * Page size and auto_vacuum hold from the first table on and cannot be changed later. 4096 bytes
   * because a commit writes every page it touched as a whole, and notices touch pages all over the
   * file.
   */
  private static final List<String> NEW_FILE =
      List.of("PRAGMA page_size = 4096", "PRAGMA auto_vacuum = INCREMENTAL");

  private static final List<String> WRITER =
      List.of(
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL",
          // Whoever writes has the log copied where no commit waits for it.
          "PRAGMA wal_autocheckpoint = 0",
          // Seldom reached, because a commit that cuts the log off waits for the file system.
          "PRAGMA journal_size_limit = 536870912",
          "PRAGMA cache_size = -16384",
          "PRAGMA temp_store = MEMORY",
          // What is deleted is overwritten, so that whoever is forgotten is in no unused byte.
          "PRAGMA secure_delete = ON",
          "PRAGMA foreign_keys = OFF");

  private static final List<String> READER =
      List.of("PRAGMA cache_size = -4096", "PRAGMA temp_store = MEMORY");

  /** What a rebuild writes is lost with the rebuild, until it asks for more in the end. */
  private static final List<String> REBUILDER =
      Stream.concat(WRITER.stream(), Stream.of("PRAGMA synchronous = NORMAL")).toList();

  /** Sorts all notices, which may be more than memory holds. */
  private static final List<String> AUDITOR =
      List.of("PRAGMA cache_size = -16384", "PRAGMA temp_store = FILE");

  private final Path path;
  private final int patience;
  private final UnaryOperator<Connection> seam;

  /**
   * @param patience milliseconds that a writer waits for another process's transaction
   */
  SqliteFile(Path path, int patience) {
    this(path, patience, UnaryOperator.identity());
  }

  /**
   * @param seam gives the connection that the storage writes by, for tests that watch it or break
   *     it
   */
  SqliteFile(Path path, int patience, UnaryOperator<Connection> seam) {
    this.path = path.toAbsolutePath().normalize();
    this.patience = patience;
    this.seam = seam;
  }

  void checkExists() {
    if (!Files.isRegularFile(path)) {
      throw new StorageException(
          "There is no file " + path, new NoSuchFileException(path.toString()));
    }
  }

  /** Makes the file and its tables where they are missing. */
  void create() {
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new StorageException(
          "The folder " + folder + " for the database does not exist",
          new NoSuchFileException(String.valueOf(folder)));
    }
    try (Link writer = connect(writing(), path.toFile().length() > 0 ? WRITER : first(WRITER))) {
      migrate();
    } catch (FlywayException e) {
      throw Failures.opening(path, e);
    }
  }

  private static List<String> first(List<String> others) {
    return Stream.concat(NEW_FILE.stream(), others.stream()).toList();
  }

  private void migrate() {
    Flyway flyway = flyway(new SQLiteConfig()).load();
    MigrationInfo last = flyway.info().current();
    if (last != null && last.getState().isApplied() && !last.getState().isResolved()) {
      throw new StorageException(
          "A newer version of this program made the tables of %s: use that one, or a backup from before"
              .formatted(path),
          null);
    }
    flyway.migrate();
  }

  private FluentConfiguration flyway(SQLiteConfig config) {
    return Flyway.configure(SqliteFile.class.getClassLoader())
        .dataSource(source(config))
        .locations("classpath:db/migration");
  }

  /** Knows which tables there should be, and cannot change them. */
  Flyway flyway() {
    return flyway(reading()).ignoreMigrationPatterns("*:pending").load();
  }

  Link writer() {
    return new Link(seam.apply(connection(writing(), WRITER, patience)));
  }

  private static SQLiteConfig writing() {
    SQLiteConfig config = new SQLiteConfig();
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return config;
  }

  /** Writes without waiting for the disk, and leaves it to its user to copy the log. */
  Link rebuilder() {
    return new Link(connection(writing(), REBUILDER, REBUILDER_GLANCES));
  }

  /** Copies the log, and waits a little for those who read what was copied. */
  Link checkpointer() {
    return new Link(connection(writing(), REBUILDER, CHECKPOINTER_GLANCES));
  }

  Link reader() {
    return connect(reading(), READER);
  }

  /** Reads everything, and may have temporary tables of its own. */
  Link auditor() {
    return connect(reading(), AUDITOR);
  }

  private static SQLiteConfig reading() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return config;
  }

  /** Writes what is committed now into a new file. */
  void copyTo(Path target) {
    try (Link reader = reader()) {
      reader.prepare("VACUUM INTO ?").run(target.toAbsolutePath().toString());
    }
  }

  /**
   * Takes the log to the disk, so that nobody's commit has to wait for what others wrote. Closing
   * it again drops no lock of SQLite's: those are on the file and on its index of the log.
   */
  void syncLog() {
    try (FileChannel log = FileChannel.open(beside("-wal"), StandardOpenOption.WRITE)) {
      log.force(false);
    } catch (IOException e) {
      // It only saves time: whoever needs the log on the disk takes it there, and tells if it
      // fails.
    }
  }

  /**
   * Empties the log, once all in it is in the file and nobody reads it.
   *
   * @return false if somebody had it in use all the time
   */
  boolean cutLog() {
    try (Link link = connect(writing(), List.of("PRAGMA busy_timeout = " + GLANCE_MS))) {
      Prepared cut = link.prepare("PRAGMA wal_checkpoint(TRUNCATE)");
      for (int glance = 0; glance < CUT_GLANCES; glance++) {
        if (cut.first(Row::number).orElse(1L) == 0) {
          return true;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(GLANCE_MS));
      }
      return false;
    }
  }

  /** The same file with something behind its name. */
  Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  private Link connect(SQLiteConfig config, List<String> pragmas) {
    return new Link(connection(config, pragmas, 0));
  }

  /**
   * @param glances how often it looks at a lock that is taken, 0 to wait as SQLite does
   */
  private Connection connection(SQLiteConfig config, List<String> pragmas, int glances) {
    // The driver would ask for the last row id after every insert.
    config.setGetGeneratedKeys(false);
    // The driver lets one thread at a time use a connection; SQLite need not see to it once more.
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    try {
      Connection connection = source(config).getConnection();
      execute(connection, pragmas);
      if (glances > 0) {
        Glances.on(connection, glances);
      }
      if (connection.isReadOnly()) {
        GivingWay.on(connection);
      }
      return connection;
    } catch (SQLException e) {
      throw Failures.opening(path, e);
    }
  }

  private static void execute(Connection connection, List<String> pragmas) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String pragma : pragmas) {
        statement.execute(pragma);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private DataSource source(SQLiteConfig config) {
    config.setBusyTimeout(patience);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + path);
    return source;
  }

  /** Tests that there is space left on the disk. */
  void checkSpace() {
    try {
      if (Files.getFileStore(path).getUsableSpace() < LITTLE_SPACE) {
        throw new StorageException("The disk is full", new IOException("No space left"));
      }
    } catch (IOException e) {
      throw new StorageException("The database " + path + " is gone", e);
    }
  }

  /** How long the file is, and its log of what is not yet in it. */
  Map<String, Long> bytes() {
    return Map.of("database", length(path), "wal", length(Path.of(path + "-wal")));
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
