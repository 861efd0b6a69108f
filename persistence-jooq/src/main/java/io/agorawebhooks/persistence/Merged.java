package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.CallPlace;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.ListPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A part of a list of which some calls are known already and the others are read in order. What is
 * said of a call is asked for only if it is in the part.
 */
final class Merged {
  /** A call of the list. */
  record Entry(CallPlace place, Supplier<CallReport> report) {}

  /** Reads a part of the others. */
  interface Others {
    List<Entry> read(long skipped, long limit);
  }

  private final ListPart part;
  private final List<Entry> known;
  private final Others others;

  Merged(ListPart part, List<Entry> known, Others others) {
    this.part = part;
    this.others = others;
    this.known =
        known.stream()
            .filter(entry -> part.after() == null || entry.place().compareTo(part.after()) > 0)
            .sorted(Comparator.comparing(Entry::place))
            .toList();
  }

  CallList list(CallSums sums) {
    List<Entry> calls = calls();
    List<CallReport> reports =
        calls.stream().limit(part.limit()).map(entry -> entry.report().get()).toList();
    return new CallList(reports, calls.size() > part.limit(), sums);
  }

  /** One call more than are asked for, if there is one. */
  private List<Entry> calls() {
    // As many others at least come before the part, wherever the known ones stand.
    long passed = Math.max(0, part.skipped() - known.size());
    List<Entry> read = others.read(passed, part.skipped() - passed + part.limit() + 1);
    if (passed > 0 && read.isEmpty()) {
      return List.of();
    }
    List<Entry> merged = new ArrayList<>(read);
    known.stream()
        .filter(entry -> passed == 0 || entry.place().compareTo(read.get(0).place()) > 0)
        .forEach(merged::add);
    long first = passed + known.size() - (merged.size() - read.size());
    merged.sort(Comparator.comparing(Entry::place));
    return merged.stream().skip(part.skipped() - first).limit(part.limit() + 1L).toList();
  }

  @Override
  public String toString() {
    return "a part of a list with " + known.size() + " known calls";
  }
}
