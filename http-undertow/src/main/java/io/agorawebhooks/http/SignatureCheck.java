package io.agorawebhooks.http;

import static java.lang.System.Logger.Level.WARNING;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.Signature;
import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.access.Verdict;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Notice;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Judges the signatures of webhooks, and remembers how many of each app were good. */
final class SignatureCheck {
  private static final System.Logger LOG = System.getLogger(SignatureCheck.class.getName());

  /** Without a secret, the bodies of the console's checks are this short. */
  private static final int LONGEST_CHECK = 4 * 1024;

  private final Supplier<Signatures> signatures;
  private final NoticeDecoder decoder;
  private final Clock clock;
  private final Map<AppId, SignatureFigures> figures = new ConcurrentHashMap<>();

  /**
   * @param signatures asked for each webhook, because secrets may be replaced while this runs
   */
  SignatureCheck(Supplier<Signatures> signatures, NoticeDecoder decoder, Clock clock) {
    this.signatures = signatures;
    this.decoder = decoder;
    this.clock = clock;
  }

  /** Takes the signature of one webhook to its verdict. */
  final class Look {
    private final HttpServerExchange exchange;
    private final AppId app;
    private final byte[] body;
    private final Signatures now = signatures.get();
    private final @Nullable Signature signature;
    private final List<Secret> fitting;

    private Look(HttpServerExchange exchange, AppId app, byte[] body) {
      this.exchange = exchange;
      this.app = app;
      this.body = body;
      this.signature = signature(exchange);
      this.fitting = now.fitting(app, signature, body);
    }

    /** The problem with a webhook that is to be refused, null for one that may be taken. */
    @Nullable HttpProblem problem(Notice notice) {
      return problem(notice.productId());
    }

    /** The same for one that is no notice. */
    @Nullable HttpProblem problem() {
      return problem((Long) null);
    }

    private @Nullable HttpProblem problem(@Nullable Long product) {
      SignatureFigures of = figures(app);
      Verdict verdict = now.verdict(app, signature, body, fitting, product, of.hasVerified());
      if (verdict.isBad() && isConsoleCheck()) {
        return null;
      }
      of.count(verdict, clock.instant());
      if (!verdict.isBad()) {
        return null;
      } else if (now.mode(app) == SignatureMode.REPORT_ONLY) {
        LOG.log(WARNING, () -> reported(verdict));
        return null;
      }
      return HttpProblem.unsigned(verdict.sentence());
    }

    private boolean isConsoleCheck() {
      return body.length <= LONGEST_CHECK && decoder.isConsoleCheck(body);
    }

    private String reported(Verdict verdict) {
      return "Request %s: a notice of %s was taken, because the mode is report-only. %s"
          .formatted(RequestId.of(exchange), app, verdict.sentence());
    }
  }

  /** Looks at the bytes of a webhook, before anything is read out of them. */
  Look look(HttpServerExchange exchange, AppId app, byte[] body) {
    return new Look(exchange, app, body);
  }

  private SignatureFigures figures(AppId app) {
    return signatures.get().count(app) == 0
        ? SignatureFigures.OF_NOBODY // apps without a secret are as many as strangers can think of
        : figures.computeIfAbsent(app, any -> new SignatureFigures());
  }

  private static @Nullable Signature signature(HttpServerExchange exchange) {
    return Signature.of(
        values(exchange, Signature.Kind.SHA256), values(exchange, Signature.Kind.SHA1));
  }

  private static List<String> values(HttpServerExchange exchange, Signature.Kind kind) {
    HeaderValues values = exchange.getRequestHeaders().get(kind.header());
    return values == null ? List.of() : List.copyOf(values);
  }

  /** How the webhooks of an app are looked at, and what was found since the start. */
  Read.Answer read(Request request) {
    AppId app = request.app();
    request.query();
    Signatures now = signatures.get();
    return Read.Answer.ok(
        Answers.VIEWS.signatures(figures(app).report(app, now.mode(app), now.count(app))));
  }
}
