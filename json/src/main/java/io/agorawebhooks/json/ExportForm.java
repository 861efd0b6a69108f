package io.agorawebhooks.json;

import io.agorawebhooks.storage.ExportPart;
import java.io.IOException;

/** One way to write an export. All parts begin, in their order, whether they have rows or not. */
interface ExportForm {
  /** Begins a part and ends that before it. */
  void begin(ExportPart part) throws IOException;

  /** Writes a row of the part that has begun. */
  void row(Object view) throws IOException;

  /** Ends the last part and the whole. What is written to stays open. */
  void finish(ExportInfoView info) throws IOException;
}
