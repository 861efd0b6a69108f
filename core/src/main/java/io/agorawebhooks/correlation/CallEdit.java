package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.EventKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that leave or enter a call whose other sessions stay, so that its figures can be moved
 * on without reading them all.
 */
final class CallEdit {
  private final Call call;
  private final List<Member> gone = new ArrayList<>();
  private final List<Member> come = new ArrayList<>();
  private int users;

  CallEdit(Call call) {
    this.call = call;
  }

  Call call() {
    return call;
  }

  /** The session as it was in this call. */
  void remove(Member member) {
    gone.add(member);
  }

  /** The session as it is in this call. */
  void add(Member member) {
    come.add(member);
  }

  void addUsers(int more) {
    users += more;
  }

  List<Member> come() {
    return come.stream().sorted().toList();
  }

  /** The sessions that are gone, or that are known for a shorter time or present less long. */
  List<Member> shrunk() {
    return gone.stream()
        .filter(
            old ->
                come.stream()
                    .noneMatch(
                        now ->
                            now.key().equals(old.key())
                                && now.start() == old.start()
                                && now.known() >= old.known()
                                && now.present() >= old.present()))
        .toList();
  }

  Set<EventKey> keys() {
    Set<EventKey> keys = new HashSet<>();
    gone.forEach(member -> keys.add(member.key()));
    come.forEach(member -> keys.add(member.key()));
    return keys;
  }

  /** The first join of a session that is gone, changed or new. */
  long firstJoin() {
    List<Member> all = new ArrayList<>(gone);
    all.addAll(come);
    return all.stream().mapToLong(Member::start).min().orElse(Long.MAX_VALUE);
  }

  /** The last join with the change, or more. */
  long lastJoin() {
    return Math.max(call.lastJoin(), max(come, Member::start));
  }

  /** Whether the last known second or the last join may have moved back. */
  boolean movesBack() {
    return (max(gone, CallEdit::known) >= call.known() && max(come, CallEdit::known) < call.known())
        || (max(gone, Member::start) >= call.lastJoin()
            && max(come, Member::start) < call.lastJoin());
  }

  private static long known(Member member) {
    return Math.max(member.start(), member.known());
  }

  private static long max(List<Member> members, ToLongFunction<Member> value) {
    return members.stream().mapToLong(value).max().orElse(Long.MIN_VALUE);
  }

  /** The call with the change, if nothing moves back; its end is still to be found. */
  Call moved(@Nullable Long destroyed) {
    return new Call(
        call.id(),
        call.start(),
        call.created(),
        destroyed,
        null,
        Math.max(call.known(), max(come, CallEdit::known)),
        lastJoin(),
        call.sessions() + come.size() - gone.size(),
        call.users() + users,
        call.endless() + endless(come) - endless(gone));
  }

  private static int endless(List<Member> members) {
    return (int) members.stream().filter(Member::endless).count();
  }

  /** All its sessions with the change, in session order. */
  List<Member> members(List<Session> stored) {
    Set<EventKey> changed = keys();
    List<Member> members = new ArrayList<>(come);
    stored.stream()
        .map(Session::member)
        .filter(member -> !changed.contains(member.key()))
        .forEach(members::add);
    members.sort(Comparator.naturalOrder());
    return members;
  }
}
