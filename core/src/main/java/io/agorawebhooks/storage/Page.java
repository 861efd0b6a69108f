package io.agorawebhooks.storage;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items what is on this page
 * @param page its number, from 1
 * @param perPage how many items a full page has
 * @param total how many items there are on all pages
 */
public record Page<T>(List<T> items, int page, int perPage, long total) {
  public Page {
    items = List.copyOf(items);
  }

  /** How many pages there are; 0 for an empty list. */
  public long pages() {
    return (total + perPage - 1) / perPage;
  }
}
