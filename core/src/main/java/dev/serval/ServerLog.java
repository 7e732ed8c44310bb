package dev.serval;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/// What the application itself has to say: through SLF4J, logger `dev.serval`, where a provider is
/// on the class path; else on standard output and standard error, so that nobody waits for a line
/// that never comes.
final class ServerLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval");

  private ServerLog() {}

  /// Says that the server is ready: one line.
  static void started(String line) {
    if (hasProvider()) {
      LOG.info(line);
    } else {
      System.out.println(line);
    }
  }

  /// Says that the server has stopped: one line.
  static void stopped() {
    if (hasProvider()) {
      LOG.info("Serval stopped");
    } else {
      System.out.println("Serval stopped");
    }
  }

  /// Says that answering a request failed; `id` is in the response too.
  ///
  /// The request is named by its route's template, which no client can choose; what it put into a
  /// message of `failure` stays on the line of that message, see [PrintableFailure].
  static void fault(String id, @Nullable Request request, Throwable failure) {
    String what = describe(request) + " failed, id " + id;
    if (hasProvider()) {
      LOG.error(what, PrintableFailure.of(failure));
    } else {
      System.err.println(what);
      PrintableFailure.of(failure).printStackTrace();
    }
  }

  /// Says that work which a request has left behind failed.
  static void background(Throwable failure) {
    String what = "A background task failed";
    if (hasProvider()) {
      LOG.error(what, PrintableFailure.of(failure));
    } else {
      System.err.println(what);
      PrintableFailure.of(failure).printStackTrace();
    }
  }

  /// Says that something failed while the application stopped, which goes on all the same.
  static void stopping(Throwable failure) {
    String what = "Stopping failed in part";
    if (hasProvider()) {
      LOG.error(what, PrintableFailure.of(failure));
    } else {
      System.err.println(what);
      PrintableFailure.of(failure).printStackTrace();
    }
  }

  private static String describe(@Nullable Request request) {
    if (request == null) {
      return "A request";
    }
    var template = request.template();
    return request.method() + (template == null ? " without a route" : " " + template.text());
  }

  private static boolean hasProvider() {
    return !(LoggerFactory.getILoggerFactory() instanceof NOPLoggerFactory);
  }
}
