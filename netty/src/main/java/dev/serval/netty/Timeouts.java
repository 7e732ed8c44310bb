// Timeouts: every deadline of one connection, checked by a sweep.
package dev.serval.netty;

import dev.serval.transport.TransportConfig;
import java.time.Duration;

/// The clocks of one connection. Belongs to its event loop; knows no sockets.
///
/// Nothing is scheduled per request: [ConnectionSweep] asks each connection a few times a second
/// whether something expired. So a deadline is met late by at most one sweep, and never early.
///
/// An idle timer alone does not stop a peer that sends a byte now and then, so heads have a total
/// deadline, and bodies and answers a minimum rate. The body's clock runs only while the server
/// wants bytes, so that a slow handler is not held against its peer.
final class Timeouts {

  /// What the connection is doing.
  enum Stage {
    /// Waiting for the first byte of a request.
    IDLE,
    /// Receiving a head.
    HEAD,
    /// Receiving a body, or answering.
    EXCHANGE,
    /// Speaking another protocol, which has its own deadlines but for writing.
    UPGRADED,
    /// Refused or done: discarding what still comes.
    LINGER
  }

  /// What has expired.
  enum Expired {
    NOTHING,
    IDLE,
    HEAD,
    BODY,
    WRITE,
    LINGER
  }

  private final TransportConfig config;
  private Stage stage = Stage.IDLE;
  private long stageSince;
  private long lastCheck;

  private boolean bodyAwaited;
  private long bodyWaited;
  private long bodyStalled;
  private long bodySeen;

  private boolean writePending;
  private long writeWaited;
  private long writeSeen;

  Timeouts(TransportConfig config, long now) {
    this.config = config;
    this.stageSince = now;
    this.lastCheck = now;
  }

  void enter(Stage next, long now) {
    stage = next;
    stageSince = now;
    bodyAwaited = false;
    bodyWaited = 0;
    bodyStalled = 0;
    bodySeen = 0;
  }

  Stage stage() {
    return stage;
  }

  /// Says what has expired.
  ///
  /// @param now the time in nanoseconds
  /// @param awaitsBody whether the server is waiting for bytes of a body
  /// @param received bytes of the body that have come
  /// @param awaitsWrite whether bytes are waiting for the peer to read
  /// @param written bytes of the connection that the kernel took so far
  Expired check(long now, boolean awaitsBody, long received, boolean awaitsWrite, long written) {
    long elapsed = now - lastCheck;
    lastCheck = now;
    if (writeExpired(elapsed, awaitsWrite, written)) {
      return Expired.WRITE;
    }
    return switch (stage) {
      case IDLE -> since(now, config.keepAliveIdle()) ? Expired.IDLE : Expired.NOTHING;
      case HEAD -> since(now, config.headerTimeout()) ? Expired.HEAD : Expired.NOTHING;
      case EXCHANGE -> bodyExpired(elapsed, awaitsBody, received) ? Expired.BODY : Expired.NOTHING;
      case UPGRADED -> Expired.NOTHING;
      // The half-close waits for the answer to be written; the write clock watches that.
      case LINGER ->
          !awaitsWrite && since(now, config.lingerTimeout()) ? Expired.LINGER : Expired.NOTHING;
    };
  }

  private boolean since(long now, Duration limit) {
    return now - stageSince >= limit.toNanos();
  }

  private boolean bodyExpired(long elapsed, boolean awaited, long received) {
    if (!awaited || !bodyAwaited) {
      bodyAwaited = awaited;
      bodyStalled = 0;
      bodySeen = received;
      return false;
    }
    bodyWaited += elapsed;
    bodyStalled = received == bodySeen ? bodyStalled + elapsed : 0;
    bodySeen = received;
    long grace = config.bodyTimeout().toNanos();
    return bodyStalled >= grace || received < config.minRate() * seconds(bodyWaited - grace);
  }

  private boolean writeExpired(long elapsed, boolean pending, long written) {
    if (!pending || !writePending) {
      writePending = pending;
      writeWaited = 0;
      writeSeen = written;
      return false;
    }
    writeWaited += elapsed;
    if (writeWaited < config.writeTimeout().toNanos()) {
      return false;
    }
    boolean tooSlow = written - writeSeen < Math.max(1, config.minRate() * seconds(writeWaited));
    writeWaited = 0;
    writeSeen = written;
    return tooSlow;
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
