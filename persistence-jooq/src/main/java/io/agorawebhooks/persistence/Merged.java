package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.CallPlace;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.ListPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A part of a list of which some calls are known already and the others are read in order. */
final class Merged {
  /** Reads a part of the others. */
  interface Others {
    List<CallReport> read(long skipped, long limit);
  }

  private final ListPart part;
  private final List<CallReport> known;
  private final Others others;

  Merged(ListPart part, List<CallReport> known, Others others) {
    this.part = part;
    this.others = others;
    this.known =
        known.stream()
            .filter(report -> part.after() == null || place(report).compareTo(part.after()) > 0)
            .sorted(Comparator.comparing(this::place))
            .toList();
  }

  private CallPlace place(CallReport report) {
    return CallPlace.of(report, part.order());
  }

  CallList list(CallSums sums) {
    List<CallReport> calls = calls();
    boolean hasNext = calls.size() > part.limit();
    return new CallList(hasNext ? calls.subList(0, part.limit()) : calls, hasNext, sums);
  }

  /** One call more than are asked for, if there is one. */
  private List<CallReport> calls() {
    // As many others at least come before the part, wherever the known ones stand.
    long passed = Math.max(0, part.skipped() - known.size());
    List<CallReport> read = others.read(passed, part.skipped() - passed + part.limit() + 1);
    if (passed > 0 && read.isEmpty()) {
      return List.of();
    }
    List<CallReport> merged = new ArrayList<>(read);
    known.stream()
        .filter(report -> passed == 0 || place(report).compareTo(place(read.get(0))) > 0)
        .forEach(merged::add);
    long first = passed + known.size() - (merged.size() - read.size());
    merged.sort(Comparator.comparing(this::place));
    return merged.stream().skip(part.skipped() - first).limit(part.limit() + 1L).toList();
  }

  @Override
  public String toString() {
    return "a part of a list with " + known.size() + " known calls";
  }
}
