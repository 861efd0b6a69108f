package io.agorawebhooks.metrics;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Role;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions count, and which of their seconds. All parts must hold; an empty set lets all
 * pass.
 *
 * @param range a session counts if it overlaps it, with its seconds in it
 * @param platforms codes, {@link #NONE_GIVEN} for sessions without one
 * @param clientTypes codes, {@link #NONE_GIVEN} for sessions without one
 * @param roles a session counts if it held one of these at some time, with its seconds in them
 * @param channels exact names
 * @param except exact names of channels whose sessions do not count, whatever else is given
 */
public record Filter(
    Range range,
    Set<Long> platforms,
    Set<Long> clientTypes,
    Set<Role> roles,
    Set<String> channels,
    Set<String> except) {
  /** Stands for a code that is missing. */
  public static final long NONE_GIVEN = -1;

  /** Every session, with all its seconds. */
  public static final Filter ALL = in(Range.ALL);

  public Filter {
    requireNonNull(range, "range is null");
    platforms = Set.copyOf(platforms);
    clientTypes = Set.copyOf(clientTypes);
    roles = Set.copyOf(roles);
    channels = Set.copyOf(channels);
    except = Set.copyOf(except);
  }

  /** Every session of a time. */
  public static Filter in(Range range) {
    return new Filter(range, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  /** The same of another time. */
  public Filter during(Range other) {
    return new Filter(other, platforms, clientTypes, roles, channels, except);
  }

  /** The same of these channels. */
  public Filter among(Set<String> names) {
    return new Filter(range, platforms, clientTypes, roles, names, except);
  }

  /** The same of all channels but these. */
  public Filter without(Set<String> names) {
    return new Filter(range, platforms, clientTypes, roles, channels, names);
  }

  /** What both let pass, empty if that is nothing. */
  public Optional<Filter> and(Filter other) {
    return range
        .and(other.range)
        .map(
            both ->
                new Filter(
                    both,
                    both(platforms, other.platforms),
                    both(clientTypes, other.clientTypes),
                    both(roles, other.roles),
                    both(channels, other.channels),
                    either(except, other.except)))
        .filter(
            both ->
                isLeft(platforms, other.platforms, both.platforms)
                    && isLeft(clientTypes, other.clientTypes, both.clientTypes)
                    && isLeft(roles, other.roles, both.roles)
                    && isLeft(channels, other.channels, both.channels));
  }

  private static <T> Set<T> both(Set<T> one, Set<T> other) {
    if (one.isEmpty()) {
      return other;
    }
    return other.isEmpty()
        ? one
        : one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> either(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the empty set, which would let all pass, is not what two others have left. */
  private static boolean isLeft(Set<?> one, Set<?> other, Set<?> both) {
    return !both.isEmpty() || (one.isEmpty() && other.isEmpty());
  }

  /** Whether sessions of the channel may count. */
  public boolean isOf(String channel) {
    return (channels.isEmpty() || channels.contains(channel)) && !except.contains(channel);
  }

  /** Whether sessions of every channel may count. */
  public boolean isOfAllChannels() {
    return channels.isEmpty() && except.isEmpty();
  }

  /** Whether every kind of session counts: platform, client type and role are left open. */
  public boolean isOfAllKinds() {
    return isOfAllCodes() && roles.isEmpty();
  }

  /** Whether sessions of every platform and client type count. */
  public boolean isOfAllCodes() {
    return platforms.isEmpty() && clientTypes.isEmpty();
  }

  /** Whether sessions of this kind may count. */
  public boolean isOf(Kind kind) {
    return has(platforms, kind.platform())
        && has(clientTypes, kind.clientType())
        && ((kind.host() && counts(Role.HOST)) || (kind.audience() && counts(Role.AUDIENCE)));
  }

  private static boolean has(Set<Long> codes, @Nullable Long code) {
    return codes.isEmpty() || codes.contains(code == null ? (Long) NONE_GIVEN : code);
  }

  /** Whether seconds in this role count. */
  public boolean counts(Role role) {
    return roles.isEmpty() || roles.contains(role);
  }

  /**
   * Whether a session of one of the channels counts.
   *
   * @param asOf epoch second up to which an open session lasts
   */
  public boolean matches(Session session, long asOf) {
    return range.overlaps(session.join(), Totals.end(session, asOf)) && isOf(Kind.of(session));
  }

  /** Whether seconds of this kind count, which are all in one role. */
  public boolean counts(@Nullable Long platform, @Nullable Long clientType, Role role) {
    return has(platforms, platform) && has(clientTypes, clientType) && counts(role);
  }
}
