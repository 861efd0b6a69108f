package io.agorawebhooks.simulator.check;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.simulator.Simulation;
import io.agorawebhooks.simulator.TrueCall;
import io.agorawebhooks.simulator.TrueChannel;
import io.agorawebhooks.simulator.TrueSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Without loss the truth comes back: to the second, with skew each end within 2 s. */
final class TruthLaw {
  private final TrueChannel truth;
  private final Map<EventKey, Event> told;
  private final History history;
  private final int skew;
  private final Map<Long, Long> starts = new HashMap<>();

  private TruthLaw(TrueChannel truth, Map<EventKey, Event> told, History history, int skew) {
    this.truth = truth;
    this.told = told;
    this.history = history;
    this.skew = skew;
  }

  /** Checks a channel all of whose events were told. */
  static void check(Simulation simulation, TrueChannel truth, History history) {
    Map<EventKey, Event> told = simulation.told().getOrDefault(truth.name(), Map.of());
    new TruthLaw(truth, told, history, simulation.conditions().skew()).check();
  }

  private void check() {
    List<TrueCall> calls = truth.calls();
    same("number of calls in", truth.name(), history.calls().size(), calls.size());
    for (int i = 0; i < calls.size(); i++) {
      check(history.calls().get(i), calls.get(i));
    }
    same("number of sessions in", truth.name(), history.sessions().size(), truth.sessions().size());
    Map<EventKey, Session> found = new HashMap<>();
    history.sessions().forEach(session -> found.put(session.key(), session));
    truth.sessions().forEach(session -> check(found, session));
  }

  private void check(Call call, TrueCall truth) {
    near("start of the call", truth, call.start(), truth.start());
    near("end of the call", truth, call.end(), truth.end());
    same("created", truth, call.created(), truth.created());
    same("users of the call", truth, call.users(), truth.users());
    same("sessions of the call", truth, call.sessions(), truth.sessions());
    starts.put(truth.start(), call.start());
  }

  private void check(Map<EventKey, Session> found, TrueSession truth) {
    Event join = told.getOrDefault(truth.join().key(), truth.join());
    Session session = found.get(join.key());
    if (session == null) {
      throw new Violation(Law.TRUTH_COMES_BACK, this.truth.name(), "No session from " + join);
    }
    Event left = truth.leave();
    same("call of", join, session.call(), starts.getOrDefault(truth.call(), -1L));
    near("join of", join, session.join(), truth.join().ts());
    near("leave of", join, session.leave(), left == null ? null : (Long) left.ts());
    same("inferred of", join, session.inferred(), false);
    same("initial role of", join, session.initialRole(), truth.initialRole());
    same("platform of", join, session.platform(), join.platform());
    same("client type of", join, session.clientType(), join.clientType());
    same("account of", join, session.account(), join.account());
    same("sid of", join, session.sid(), join.sid());
    same("reason of", join, session.reason(), left == null ? null : left.reason());
    if (skew == 0) {
      same("switches of", join, session.switches(), truth.switches());
    }
  }

  private void near(String what, Object of, @Nullable Long found, @Nullable Long wanted) {
    if (found == null || wanted == null || Math.abs(found - wanted) > skew) {
      same(what, of, found, wanted);
    }
  }

  private void same(String what, Object of, @Nullable Object found, @Nullable Object wanted) {
    if (!Objects.equals(found, wanted)) {
      String sentence = "%s %s is %s but was in truth %s".formatted(what, of, found, wanted);
      throw new Violation(Law.TRUTH_COMES_BACK, truth.name(), sentence);
    }
  }
}
