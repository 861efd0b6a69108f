package io.agorawebhooks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Modules that only compute: asked from a page, without looking at it. */
class PureTest extends BrowserTest {
  private Object run(String module, String expression) {
    if (page == null) {
      open("/?view=settings&appId=none");
    }
    return page.evaluate(
        "async () => { const m = await import('" + module + "'); return " + expression + "; }");
  }

  @Test
  void ticks_areRoundTimesOfTheZone() {
    // 2026-01-01T10:00Z is 15:30 in Kolkata
    assertThat(run("/app/window.js", "m.ticks(1767261600, 1767268800, 3, 'Asia/Kolkata')"))
        .hasToString("{step=3600, at=[1767263400, 1767267000]}");
    assertThat(run("/app/window.js", "m.ticks(1767261600, 1767261600, 5, 'UTC').at"))
        .isEqualTo(List.of(1767261600));
    assertThat(run("/app/window.js", "m.offset(1767261600.5, 'America/New_York')"))
        .isEqualTo(-18000);
  }

  @Test
  void window_staysInsideAndIsNeverTooShort() {
    String whole = "{from: 100, to: 200}";
    assertThat(run("/app/window.js", "m.within({from: 90, to: 120}, " + whole + ")"))
        .hasToString("{from=100, to=130}");
    assertThat(run("/app/window.js", "m.within({from: 150, to: 151}, " + whole + ")"))
        .hasToString("{from=150, to=160}");
    assertThat(run("/app/window.js", "m.zoomed(" + whole + ", 0.5, 180, " + whole + ")"))
        .hasToString("{from=140, to=190}");
    assertThat(run("/app/window.js", "m.panned({from: 100, to: 150}, -1, " + whole + ")"))
        .hasToString("{from=100, to=150}");
    assertThat(run("/app/window.js", "m.within({from: 0, to: 9}, {from: 0, to: 4})"))
        .hasToString("{from=0, to=4}");
  }

  @Test
  void usersAtOnce_areThoseOfTheStepBefore() {
    assertThat(
            run("/app/presence.js", "[-1, 0, 4, 5, 99].map(at => m.usersAt([[0, 1], [5, 2]], at))"))
        .isEqualTo(List.of(0, 1, 1, 2, 2));
    assertThat(run("/app/presence.js", "[m.peak([[0, 1], [5, 2], [7, 2]]), m.peak([])]"))
        .hasToString("[[5, 2], null]");
  }

  @Test
  void scoreParts_addUpToWhatIsMissing() {
    assertThat(
            run(
                "/parts/quality.js",
                """
                m.parts({quality_score: 60, sample_size: 4, reasons: [{reason: 999, count: 1, weight: 1}, {reason: 1, count: 3, weight: 0}]})
                  .map(p => [p.reason, p.points])"""))
        .hasToString("[[999, 25], [null, 15]]");
  }
}
