package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.Progress;

/** Gives the room of free pages back: pages at the end of the file take their places. */
final class Room {
  /** The driver takes the first of its rows only, which is one page. */
  private static final String GIVE_BACK_ONE = "PRAGMA incremental_vacuum(1)";

  private static final long INCREMENTAL = 2;

  private final Link link;
  private final Turns turns;
  private final Prepared freePages;
  private final Prepared mode;

  /**
   * @param reader sees what is committed
   */
  Room(Link link, Link reader, Turns turns) {
    this.link = link;
    this.turns = turns;
    freePages = reader.prepare("PRAGMA freelist_count");
    mode = reader.prepare("PRAGMA auto_vacuum");
  }

  /** Whether the file can give back room; one made by another program may not. */
  boolean shrinks() {
    return mode.first(Row::number).orElse(0L) == INCREMENTAL;
  }

  /** A page at a time: it may have to come from the disk, with all that points to it. */
  void giveBack(Progress progress) {
    if (!shrinks()) {
      return;
    }
    progress.begin("giving back room", 0);
    for (long free = free(), last = Long.MAX_VALUE; free > 0 && free < last; free = free()) {
      last = free;
      for (long done = 0; done < free; done++) {
        turns.step(() -> link.execute(GIVE_BACK_ONE));
      }
      turns.end();
    }
    turns.checkpoint();
  }

  private long free() {
    return freePages.first(Row::number).orElse(0L);
  }

  @Override
  public String toString() {
    return freePages.toString();
  }
}
