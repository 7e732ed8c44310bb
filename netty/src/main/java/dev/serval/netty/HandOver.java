// HandOver: what other threads ask of a connection's event loop.
package dev.serval.netty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The way from any thread to the loop of an [HttpConnection]: each call is a task, and tasks run
/// in the order of the calls; but [#proceed], which may come before what was asked for earlier.
/// Nobody waits for them.
final class HandOver {
  private static final VarHandle WOKEN;

  static {
    try {
      WOKEN = MethodHandles.lookup().findVarHandle(HandOver.class, "woken", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final HttpConnection connection;
  private final ConnectionOutput output;
  private final Loop loop;

  /// Whether it is among those that [WakeUps] will advance. Through WOKEN.
  @SuppressWarnings("UnusedVariable")
  private boolean woken;

  /// Managed by [WakeUps].
  @Nullable HandOver before;

  HandOver(HttpConnection connection, ConnectionOutput output, Loop loop) {
    this.connection = connection;
    this.output = output;
    this.loop = loop;
  }

  /// Writes bytes that [HttpConnection#window] has counted.
  void send(byte[] bytes, End end) {
    output.execute(() -> {
      if (write(bytes)) {
        connection.collected(end);
      }
    });
  }

  /// Writes bytes of a file.
  void send(FileTransfer file) {
    output.execute(() -> {
      if (connection.isAnswering()) {
        loop.tick();
        output.write(file);
      } else {
        file.refuse();
      }
    });
  }

  /// Leaves HTTP with the answer `head`, which [HttpConnection#window] has counted.
  void upgrade(byte[] head, Upgraded next) {
    output.execute(() -> {
      if (write(head)) {
        connection.upgrade(next);
        connection.advance();
      } else {
        next.closed();
      }
    });
  }

  /// Says that there is something to do: room for input again, or more to write.
  void proceed() {
    if (!(boolean) WOKEN.getAndSet(this, true)) {
      loop.wakeUps().add(this, output);
    }
  }

  /// Does it. For the loop.
  void advance() {
    WOKEN.setVolatile(this, false); // first: what is said from here on is for the next time
    try {
      loop.tick();
      connection.advance();
    } catch (Throwable failure) {
      connection.failed(failure);
    }
  }

  /// Begins an answer that is taken piece by piece.
  void push(PushedAnswer answer) {
    output.execute(() -> {
      loop.tick();
      if (connection.isAnswering()) {
        connection.inFlight().push(answer);
        connection.advance();
      } else {
        answer.disconnected();
      }
    });
  }

  /// Cuts the connection with a reset, so that the peer cannot take what it got for the whole.
  void cut() {
    output.execute(output::cut);
  }

  /// Returns whether the answer still has its connection.
  private boolean write(byte[] bytes) {
    if (!connection.isAnswering()) {
      output.window().release(bytes.length);
      return false;
    }
    loop.tick();
    output.write(bytes);
    return true;
  }
}
