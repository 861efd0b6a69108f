package io.agorawebhooks.persistence;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AccessStore;
import io.agorawebhooks.storage.CacheFigures;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Forgotten;
import io.agorawebhooks.storage.ImportedStays;
import io.agorawebhooks.storage.Person;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Pruned;
import io.agorawebhooks.storage.PythonDatabase;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.Rebuilt;
import io.agorawebhooks.storage.Rereader;
import io.agorawebhooks.storage.Shares;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.Transaction;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in one SQLite file. A commit is durable when it returns: WAL with {@code
 * synchronous=FULL}. Other processes may read and write the same file at the same time.
 */
public final class JooqStorage implements Storage {
  /** Bytes of what was refused that stay of an app. */
  private static final long REJECTED_BYTES = 100_000_000;

  /** Milliseconds that a transaction waits for another process's. */
  private static final int PATIENCE = 5_000;

  private final SqliteFile file;
  private final Names names;
  private final Writer writer;
  private final Readers readers;
  private final Reads reads;
  private final Shares shares;

  JooqStorage(SqliteFile file, long rejectedBytes) {
    this(file, rejectedBytes, new Names());
  }

  JooqStorage(SqliteFile file, long rejectedBytes, Names names) {
    this.file = file;
    this.names = names;
    this.writer = new Writer(file, rejectedBytes, names);
    this.readers = new Readers(file);
    this.reads = new JooqReads(readers);
    this.shares = new JooqShares(writer, readers);
  }

  /**
   * Opens a database and brings its tables up to date; a file that is missing is made, its folder
   * is not.
   *
   * @param url {@code sqlite:///relative/file.db}, {@code sqlite:////absolute/file.db} or {@code
   *     jdbc:sqlite:file.db}
   * @throws IllegalArgumentException if the URL is none of these
   * @throws io.agorawebhooks.storage.StorageException if the file cannot be opened or made
   */
  public static JooqStorage open(String url) {
    requireNonNull(url, "url is null");
    return open(new SqliteFile(DatabaseUrl.parse(url).file(), PATIENCE));
  }

  /**
   * Opens a database that is there, else like {@link #open}.
   *
   * @throws io.agorawebhooks.storage.StorageException if it is not, or cannot be opened
   */
  public static JooqStorage openExisting(String url) {
    requireNonNull(url, "url is null");
    SqliteFile file = new SqliteFile(DatabaseUrl.parse(url).file(), PATIENCE);
    file.checkExists();
    return open(file);
  }

  /**
   * What can be seen of a database file from outside.
   *
   * @param schemaVersion of its tables, null if there are none
   * @param pending how many steps bring them up to date
   * @param schemaFault why they are not those of this program, null if they are
   * @param faults what SQLite finds wrong with the file, a sentence each; empty for none
   * @param databaseBytes how long it is
   * @param walBytes how long its log is
   * @param freeBytes on its disk
   */
  public record Condition(
      @Nullable String schemaVersion,
      int pending,
      @Nullable String schemaFault,
      List<String> faults,
      long databaseBytes,
      long walBytes,
      long freeBytes) {
    public Condition {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Looks at a database that is there, without changing it.
   *
   * @throws io.agorawebhooks.storage.StorageException if it is not, or is no database
   */
  public static Condition examine(String url) {
    requireNonNull(url, "url is null");
    Path path = DatabaseUrl.parse(url).file();
    SqliteFile file = new SqliteFile(path, PATIENCE);
    file.checkExists();
    return Examination.of(file, path.toAbsolutePath());
  }

  /**
   * Puts a file in the place of a database, which may be there. The file is gone from where it was.
   *
   * @throws io.agorawebhooks.storage.StorageException if somebody has the database open
   */
  public static void replace(String url, Path with) {
    requireNonNull(url, "url is null");
    requireNonNull(with, "with is null");
    Replacement.put(with, DatabaseUrl.parse(url).file().toAbsolutePath());
  }

  /**
   * Opens a database of the open-source Python server, to be read only.
   *
   * @throws io.agorawebhooks.storage.StorageException if it is not there, cannot be read, or is
   *     another database
   */
  public static PythonDatabase openPython(Path file) {
    requireNonNull(file, "file is null");
    return PythonFile.open(new SqliteFile(file, PATIENCE));
  }

  private static JooqStorage open(SqliteFile file) {
    file.create();
    return new JooqStorage(file, REJECTED_BYTES);
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    requireNonNull(work, "work is null");
    return writer.write(work);
  }

  @Override
  public Reads reads() {
    return reads;
  }

  @Override
  public <T> T read(Function<Reads, T> work) {
    requireNonNull(work, "work is null");
    return readers.read(queries -> work.apply(new JooqReads(new Snapshot.Held(queries))));
  }

  @Override
  public Map<String, Long> bytes() {
    return file.bytes();
  }

  /** Who may see what; open as long as this storage is. */
  public AccessStore access() {
    return new JooqAccess(writer, readers);
  }

  @Override
  public Shares shares() {
    return shares;
  }

  /** The integer ids of apps and channels that the writer knows. */
  @Override
  public List<CacheFigures> caches() {
    return names.figures();
  }

  @Override
  public void check() {
    file.checkSpace();
    writer.check();
  }

  /**
   * Makes anew what follows from the raw notices, and puts it in place in one transaction; until
   * then what is stored stays in use. Writes in transactions of at most 50 ms, so that this and
   * other processes may go on writing; what they write meanwhile is brought in. After a failure or
   * a kill before that transaction nothing has changed, and the next rebuild removes what is left.
   *
   * @throws io.agorawebhooks.storage.StorageException if another rebuild or a prune is running, or
   *     if it cannot be stored
   */
  public Rebuilt rebuild(Rereader rereader, Progress progress) {
    requireNonNull(rereader, "rereader is null");
    requireNonNull(progress, "progress is null");
    try (RebuildLock lock = whole();
        Rebuild rebuild = new Rebuild(file, rereader, progress)) {
      return rebuild.run();
    }
  }

  /**
   * Removes calls, sessions and notices that lie wholly before a horizon, and gives their room
   * back. Minutes and days keep what they have of them; notices of a second before the horizon are
   * set aside from now on. Writes in transactions of at most 50 ms, like {@link #rebuild}. After a
   * failure or a kill all is as it should be, and the next prune goes on; an interrupt makes it
   * fail between two transactions.
   *
   * @param apps none for all
   * @param horizon whole seconds; an app's horizon never moves back
   * @throws io.agorawebhooks.storage.StorageException if an app is not known, if a rebuild or
   *     another prune is running, or if it cannot be stored
   */
  public Pruned prune(Collection<AppId> apps, Instant horizon, Progress progress) {
    return prune(apps, horizon, progress, Turns.Rhythm.stoppable());
  }

  Pruned prune(Collection<AppId> apps, Instant horizon, Progress progress, Turns.Rhythm rhythm) {
    requireNonNull(apps, "apps is null");
    requireNonNull(horizon, "horizon is null");
    requireNonNull(progress, "progress is null");
    try (RebuildLock lock = whole();
        Prune prune = new Prune(file, progress, rhythm)) {
      return prune.run(apps, horizon.getEpochSecond());
    }
  }

  /** The lock of a database in which nobody is half forgotten. */
  private RebuildLock whole() {
    RebuildLock lock = RebuildLock.take(file);
    try {
      Forget.checkNoneUnfinished(file);
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Says what {@link #prune} would remove, and changes nothing. */
  public Pruned prunable(Collection<AppId> apps, Instant horizon, Progress progress) {
    requireNonNull(apps, "apps is null");
    requireNonNull(horizon, "horizon is null");
    requireNonNull(progress, "progress is null");
    try (Prune prune = new Prune(file, progress, Turns.Rhythm.USUAL)) {
      return prune.tell(apps, horizon.getEpochSecond());
    }
  }

  /**
   * Sessions that came from elsewhere without notices of Agora.
   *
   * @throws io.agorawebhooks.storage.StorageException if a rebuild or a prune is running
   */
  public ImportedStays importedStays(Rereader rereader) {
    requireNonNull(rereader, "rereader is null");
    return new JooqImportedStays(file, rereader);
  }

  /**
   * Puts aliases in the place of a user of an app: in raw notices, in what was refused, in all that
   * follows from them, and in what arrives later. With a uid go the accounts that were seen with
   * it, with an account its uids. Calls, sessions, minutes and days stay as they are. Writes in
   * transactions of at most 50 ms, like {@link #rebuild}, which it ends with. After a failure or a
   * kill the same again finishes it; until then it stands in the way of a rebuild and a prune.
   *
   * @throws io.agorawebhooks.storage.StorageException if the app is not known, if a rebuild, a
   *     prune or another one of these is running, or if it cannot be stored
   */
  public Forgotten forget(AppId app, Person who, Rereader rereader, Progress progress) {
    return forget(app, who, rereader, progress, Turns.Rhythm.stoppable());
  }

  Forgotten forget(
      AppId app, Person who, Rereader rereader, Progress progress, Turns.Rhythm rhythm) {
    requireNonNull(app, "app is null");
    requireNonNull(who, "who is null");
    requireNonNull(rereader, "rereader is null");
    requireNonNull(progress, "progress is null");
    try (RebuildLock lock = RebuildLock.take(file);
        Forget forget = new Forget(file, app, who, rereader, progress, rhythm)) {
      return forget.run();
    }
  }

  /** Says what {@link #forget} would take, and changes nothing. */
  public Forgotten forgettable(AppId app, Person who, Rereader rereader, Progress progress) {
    requireNonNull(app, "app is null");
    requireNonNull(who, "who is null");
    requireNonNull(rereader, "rereader is null");
    requireNonNull(progress, "progress is null");
    try (Forget forget = new Forget(file, app, who, rereader, progress, Turns.Rhythm.USUAL)) {
      return forget.tell();
    }
  }

  /**
   * Compares what is stored with what follows from the raw notices by the batch function, and
   * checks the file and the counters. Reads one snapshot, while others may write; changes nothing.
   *
   * @param found takes each difference
   * @return how many raw notices were read
   */
  public long verify(Rereader rereader, Progress progress, Consumer<Difference> found) {
    requireNonNull(rereader, "rereader is null");
    requireNonNull(progress, "progress is null");
    requireNonNull(found, "found is null");
    try (Audit audit = new Audit(file, rereader, progress, found)) {
      return audit.run();
    }
  }

  /**
   * Writes all that is committed now into a new file, which nobody else uses. Reads one snapshot,
   * while others may write.
   *
   * @param target a file that is not there, or is empty
   * @throws io.agorawebhooks.storage.StorageException if it cannot be written
   */
  public void copyTo(Path target) {
    requireNonNull(target, "target is null");
    file.copyTo(target);
  }

  /** Waits for the transaction and the reads that have begun. */
  @Override
  public void close() {
    readers.close();
    writer.close();
  }

  @Override
  public String toString() {
    return "SQLite " + file;
  }
}
