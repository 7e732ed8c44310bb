package dev.serval.redis;

import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisAccessControlException;

/// Whether something is away, told once when it goes and once when it is back.
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger("dev.serval.redis");

  private final String what;
  private final String consequence;
  private final AtomicLong counter = new AtomicLong();
  private long since;
  private volatile boolean on;

  /// @param what the beginning of each line, such as `Redis at localhost:6379`
  /// @param consequence the end of the line that tells of the loss
  Outage(String what, String consequence) {
    this.what = what;
    this.consequence = consequence;
  }

  boolean isOn() {
    return on;
  }

  /// Begins it, if it has not.
  void begin(Exception cause) {
    synchronized (this) {
      if (on) {
        return;
      }
      on = true;
      since = System.nanoTime();
      counter.set(0);
    }
    LOG.warn("{}: away ({}){}", what, reason(cause), consequence);
  }

  /// Counts what failed because of it.
  void count() {
    counter.incrementAndGet();
  }

  long counted() {
    return counter.get();
  }

  /// Ends it, and returns how many milliseconds it was, at least 1; 0 if there was none.
  long end() {
    if (!on) {
      return 0;
    }
    synchronized (this) {
      if (!on) {
        return 0;
      }
      on = false;
      return Math.max(1, (System.nanoTime() - since) / 1_000_000);
    }
  }

  /// Logs what became of it.
  void log(String text, Object... arguments) {
    LOG.info(what + " " + text, arguments);
  }

  /// Says why Redis cannot be used, in one line without a secret.
  static String reason(Throwable thrown) {
    String rule = "";
    Throwable root = thrown;
    for (int depth = 0; root.getCause() != null && depth < 10; depth++) {
      root = root.getCause();
      rule = rule.isEmpty() ? rule(root) : rule;
    }
    String message = root.getMessage();
    return rule + (message == null ? root.getClass().getSimpleName() : message);
  }

  /// What is wrong with the settings rather than with Redis, if that is it.
  private static String rule(Throwable cause) {
    return switch (cause) {
      case JedisAccessControlException _ -> "it refuses the user and password of the settings: ";
      case SSLHandshakeException _ -> "its certificate is not accepted: ";
      case SSLException _ -> "it does not speak TLS on this port: ";
      default -> "";
    };
  }
}
