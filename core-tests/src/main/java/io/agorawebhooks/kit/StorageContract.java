package io.agorawebhooks.kit;

import io.agorawebhooks.storage.Storage;
import org.junit.jupiter.api.Nested;

/** What every storage must do: a test per sentence of the ports in {@code storage}. */
public abstract class StorageContract {
  /** A new storage with nothing in it; each is closed after use. */
  protected abstract Storage open();

  @Nested
  class Transactions extends TransactionContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class OfEvents extends EventStoreContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class OfSessions extends SessionStoreContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class OfCalls extends CallStoreContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class FilteredReads extends FilteredReadsContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class BusiestReads extends BusiestContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class ReadsOfCalls extends CallReadsContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class ReadsOfPresences extends PresencesContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class LiveReads extends LiveReadsContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class ReadsOfTotals extends TotalsContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class ReadsOfNotices extends NoticeReadsContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class ReadsOfExports extends ExportReadsContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }

  @Nested
  class OfShares extends SharesContract {
    @Override
    Storage open() {
      return StorageContract.this.open();
    }
  }
}
