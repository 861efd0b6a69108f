package io.agorawebhooks.benchmarks.intake;

import io.agorawebhooks.benchmarks.Mix;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;

/** What is in a database after its server was killed. */
final class Kept {
  private static final String IDS =
      "SELECT notice_id FROM webhook_events WHERE notice_id LIKE ? || ':%'";

  private Kept() {}

  /** Of the notices of a mix with these numbers, how many are not stored. */
  static int missing(Path database, Mix mix, BitSet numbers) throws SQLException {
    BitSet missing = (BitSet) numbers.clone();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        PreparedStatement ids = connection.prepareStatement(IDS)) {
      ids.setString(1, mix.run());
      try (ResultSet rows = ids.executeQuery()) {
        while (rows.next()) {
          missing.clear(number(rows.getString(1)));
        }
      }
    }
    return missing.cardinality();
  }

  private static int number(String id) {
    return Integer.parseInt(id, id.lastIndexOf(':') + 1, id.length(), 10);
  }
}
