package dev.serval;

import dev.serval.form.FormException;
import dev.serval.http.BadTargetException;
import dev.serval.http.Headers;
import dev.serval.http.MediaType;
import dev.serval.http.Status;
import dev.serval.json.JsonException;
import dev.serval.transport.Refusal;
import dev.serval.transport.RequestBodyException;
import dev.serval.validation.ValidationException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Makes a response of every exception: the one place that decides which status an error has.
///
/// There is one for each group. Asked first are the group's exception handlers, then those of the
/// groups around it, the nearest class in each; what none of them knows goes to the error contract,
/// if it is one of Serval's own exceptions, and else is a fault of the program: a 500 with an id
/// that the log has too. The text of an answer is the [ErrorContract]'s, see [ProblemErrors].
final class ErrorMapper {
  /// Exceptions that mean something by themselves. A handler of a class above them does not get
  /// them, or a handler of `Exception` would turn each 404 into a fault.
  private static final List<Class<? extends Throwable>> OWN =
      List.of(
          Problem.class,
          ValidationException.class,
          JsonException.class,
          BadTargetException.class,
          RequestBodyException.class,
          FormException.class,
          PeerGoneException.class);

  private static final Module JAVA = Object.class.getModule();

  /// What nobody will read, but observers count; the number is that of other servers' logs.
  private static final Status PEER_GONE = new Status(499);

  /// The member of a 413 that says how many bytes are accepted.
  static final String LIMIT = "limit";

  private static final String CACHING = "Cache-Control";
  private static final String NOT_KEPT = "no-store";
  private static final String SNIFFING = "X-Content-Type-Options";
  private static final String NOT_SNIFFED = "nosniff";

  private final @Nullable ErrorMapper outer;
  private final Map<Class<?>, ExceptionHandler<?>> handlers;
  private final ErrorContract contract;

  ErrorMapper(
      @Nullable ErrorMapper outer,
      Map<Class<?>, ExceptionHandler<?>> handlers,
      ErrorContract contract) {
    this.outer = outer;
    this.handlers = Map.copyOf(handlers);
    this.contract = contract;
  }

  /// Returns the mapper of the group around this one's; the outermost returns itself.
  ErrorMapper outer() {
    return outer == null ? this : outer;
  }

  /// Returns the response to `request`, which ended in `failure`; never throws.
  Response toResponse(Throwable failure, @Nullable Request request) {
    Throwable reason = failure;
    ExceptionHandler<Throwable> handler = request == null ? null : handlerFor(failure);
    if (handler != null && request != null) {
      try {
        return Objects.requireNonNull(
            handler.handle(failure, request), "an exception handler returned null");
      } catch (Throwable thrown) {
        reason = thrown;
      }
    }
    return render(problemOf(reason, request), request);
  }

  /// Returns the response that says what the transport found.
  Response toResponse(Refusal refusal, @Nullable Request request) {
    return render(problemOf(refusal), request);
  }

  /// Returns the response that says `problem`, not to be cached and not to be sniffed.
  Response render(Problem problem, @Nullable Request request) {
    Response response;
    try {
      response = contract.render(problem, request);
    } catch (Throwable failure) {
      Problem fault = fault(failure, request);
      response = ProblemErrors.standard().render(fault, request);
    }
    if (!response.headers().contains(CACHING)) {
      response = response.withHeader(CACHING, NOT_KEPT);
    }
    return NOT_SNIFFED.equals(response.headers().first(SNIFFING))
        ? response
        : response.withHeader(SNIFFING, NOT_SNIFFED);
  }

  /// Returns what [#render] sees to, and a media type: a contract whose answers share such a list
  /// gets nothing added, and the list's encoding is kept.
  static Headers fields(MediaType type) {
    return Headers.of("Content-Type", type.toString(), CACHING, NOT_KEPT, SNIFFING, NOT_SNIFFED);
  }

  private @Nullable ExceptionHandler<Throwable> handlerFor(Throwable failure) {
    Class<?> limit = limitFor(failure);
    for (ErrorMapper at = this; at != null; at = at.outer) {
      for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
        ExceptionHandler<?> handler = at.handlers.get(type);
        if (handler != null) {
          @SuppressWarnings("unchecked") // it is registered under a class of `failure`
          ExceptionHandler<Throwable> known = (ExceptionHandler<Throwable>) handler;
          return known;
        }
        if (type == limit) {
          break;
        }
      }
    }
    return null;
  }

  /// Returns the highest class whose handlers may have `failure`.
  private static Class<?> limitFor(Throwable failure) {
    if (failure instanceof HasProblem) {
      return ownRoot(failure.getClass());
    }
    for (Class<?> own : OWN) {
      if (own.isInstance(failure)) {
        return own;
      }
    }
    return Throwable.class;
  }

  /// Returns the highest class above one that is not Java's own.
  private static Class<?> ownRoot(Class<?> type) {
    Class<?> root = type;
    for (Class<?> at = type; at != null && at.getModule() != JAVA; at = at.getSuperclass()) {
      root = at;
    }
    return root;
  }

  private Problem problemOf(Throwable failure, @Nullable Request request) {
    return switch (failure) {
      case Problem problem -> problem;
      case HasProblem answered -> answered.problem();
      case ValidationException invalid -> Problem.invalid(invalid.violations());
      case JsonException malformed -> problemOf(malformed);
      case BadTargetException bad -> Problem.badRequest(textOf(bad));
      case RequestBodyException broken -> problemOf(broken.refusal());
      case UncheckedIOException io when io.getCause() instanceof RequestBodyException broken ->
          problemOf(broken.refusal());
      case FormException form -> problemOf(form);
      case DeadlineException late -> Problem.of(Status.GATEWAY_TIMEOUT, "a part took too long");
      case PeerGoneException gone -> peerGone();
      case InterruptedException watched when request != null && request.parts().isPeerGone() ->
          peerGone();
      default -> fault(failure, request);
    };
  }

  static Problem problemOf(JsonException malformed) {
    Problem problem =
        switch (malformed.kind()) {
          case SYNTAX ->
              Problem.of(Status.BAD_REQUEST, "malformed-json", "Malformed JSON", malformed.what());
          case DUPLICATE ->
              Problem.of(
                  Status.BAD_REQUEST, "duplicate-member", "Duplicate member", malformed.what());
          case LIMIT ->
              Problem.of(Status.BAD_REQUEST, "json-limit", "JSON too large", malformed.what());
          case SIZE -> Problem.of(Status.CONTENT_TOO_LARGE, malformed.what());
        };
    return problem.with("pointer", malformed.pointer()).with("offset", malformed.offset());
  }

  private static Problem peerGone() {
    return Problem.of(PEER_GONE, "peer-gone", "Peer gone", null);
  }

  private static Problem problemOf(FormException form) {
    Problem problem =
        switch (form.kind()) {
          case MALFORMED ->
              Problem.of(Status.BAD_REQUEST, "malformed-form", "Malformed form", form.detail());
          case LIMIT ->
              Problem.of(Status.CONTENT_TOO_LARGE, "form-limit", "Form too large", form.detail());
        };
    if (form.limit() >= 0) {
      problem = problem.with(LIMIT, form.limit());
    }
    return form.part() < 0 ? problem : problem.with("part", form.part());
  }

  private static Problem problemOf(Refusal refusal) {
    String kind = refusal.code().replace('_', '-');
    Problem problem =
        Problem.of(refusal.status(), kind, refusal.status().reason(), refusal.detail());
    return refusal.limit() < 0 ? problem : problem.with(LIMIT, refusal.limit());
  }

  static Problem fault(Throwable failure, @Nullable Request request) {
    String given = request == null ? null : request.parts().id();
    String id =
        given != null ? given : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    ServerLog.fault(id, request, failure);
    return Problem.of(Status.INTERNAL_SERVER_ERROR, null).with("id", id);
  }

  private static String textOf(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "the request target is not valid");
  }
}
