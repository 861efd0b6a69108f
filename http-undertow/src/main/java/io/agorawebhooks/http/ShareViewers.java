package io.agorawebhooks.http;

import static java.lang.System.Logger.Level.WARNING;

import io.agorawebhooks.json.ShareViews;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallReports;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Share;
import io.agorawebhooks.storage.Shares;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.TokenHash;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What those may read who have the token of a share, from wherever they are. All of it goes through
 * {@link Reports#shared}, which knows nothing else.
 */
final class ShareViewers {
  private static final System.Logger LOG = System.getLogger(ShareViewers.class.getName());
  private static final String PASSWORD = "password";

  private final Shares shares;
  private final Reports reports;
  private final Attempts attempts = new Attempts(Duration.ofMinutes(1));

  ShareViewers(Shares shares, Reports reports) {
    this.shares = shares;
    this.reports = reports;
  }

  /** What is shared and what it adds up to. */
  Read.Answer head(Request request) {
    Share share = share(request);
    request.query();
    long now = reports.asOf();
    if (!ShareCookies.isOpen(request.exchange(), share, now)) {
      return Read.Answer.ok(ShareViews.head(share, null, now));
    }
    CallReports shared = reports.shared(share);
    long asOf = shared.asOf();
    var list =
        shared.calls(share.app(), CallQuery.ALL, asOf, ListPart.of(CallOrder.ACTIVITY, 0, 0));
    count(request, share);
    return Read.Answer.ok(ShareViews.head(share, list.sums(), asOf));
  }

  /** That a disk is full is no reason to show nothing. */
  private void count(Request request, Share share) {
    boolean isLook = request.exchange().getRequestMethod().equals(Methods.GET);
    if (isLook && ShareCookies.isNewVisit(request.exchange(), token(request))) {
      try {
        shares.countView(share.id());
      } catch (StorageException e) {
        LOG.log(WARNING, () -> "A view of a share could not be counted: " + e.getMessage());
      }
    }
  }

  /** Takes the password once; from then on a cookie will do. */
  void unlock(
      HttpServerExchange exchange,
      Request request,
      Map<String, List<@Nullable String>> parameters) {
    Share share = share(request);
    Query query = Query.of(Filters.named(parameters), List.of(PASSWORD));
    String given = query.value(PASSWORD);
    if (given == null) {
      throw HttpProblem.badRequest("The parameter password is missing");
    }
    long now = reports.asOf();
    String password = share.password();
    if (password != null) {
      attempts.begin(share.id(), now);
      if (!Passwords.matches(given, password)) {
        throw HttpProblem.forbidden("The password is wrong");
      }
      attempts.succeed(share.id());
    }
    ShareCookies.open(exchange, share, token(request), now);
    exchange.setStatusCode(StatusCodes.NO_CONTENT);
    exchange.endExchange();
  }

  Read.Answer channels(Request request) {
    Share share = open(request);
    return channels(share).list(request.of(share.app()));
  }

  Read.Answer byPath(Request request) {
    Share share = open(request);
    return channels(share).byPath(request.of(share.app()));
  }

  Read.Answer byParameter(Request request) {
    Share share = open(request);
    return channels(share).byParameter(request.of(share.app()));
  }

  private Channels channels(Share share) {
    CallReports shared = reports.shared(share);
    return new Channels(shared, new CallPages(shared));
  }

  /** One of the pages of a call. */
  Read.Answer page(Request request, String name) {
    Share share = open(request);
    return new CallPages(reports.shared(share)).answer(request.of(share.app()), name);
  }

  /** The names of codes, which are no secret. */
  Read.Answer mapping(Request request) {
    open(request);
    return Charts.mapping(new Request(request.exchange(), request.variables().subList(1, 2)));
  }

  /** The share, of which everything but the head may be read. */
  private Share open(Request request) {
    Share share = share(request);
    if (!ShareCookies.isOpen(request.exchange(), share, reports.asOf())) {
      throw HttpProblem.unauthorized(
          "The password is missing. It is taken by POST /api/shared/{token}/password");
    }
    return share;
  }

  /** The share of the token. Nobody learns whether one that opens nothing ever did. */
  private Share share(Request request) {
    Optional<Share> found =
        Secrets.isToken(token(request))
            ? shares.find(TokenHash.of(token(request)))
            : Optional.empty();
    return found
        .filter(share -> share.isOpen(reports.asOf()))
        .orElseThrow(
            () -> HttpProblem.notFound("There is no such share, or it is not open any more"));
  }

  private static String token(Request request) {
    return request.variables().get(0);
  }
}
