// Loop: what the connections of one event loop share.
package dev.serval.netty;

import dev.serval.transport.TransportConfig;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// One event loop's thread with its memory and its clock. Everything but [#isCurrent] and
/// [#wakeUps] belongs to that thread.
///
/// Input and output of a read batch go through two arrays of the loop, not of the connection: a
/// connection uses them from the moment its bytes are read until its answers are flushed, and the
/// loop serves one connection at a time. What must outlive that is copied.
final class Loop {
  /// Bytes of input that are kept in the shared array.
  static final int WINDOW = 64 << 10;

  /// The most bytes that are sent from the shared buffer. A peer that does not read keeps one, so
  /// it is not larger than most batches of answers are.
  private static final int SENT_AT_ONCE = 16 << 10;

  private static final VarHandle RUNNING;

  static {
    try {
      RUNNING = MethodHandles.lookup().findVarHandle(Loop.class, "running", RequestRun.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Thread thread;
  private final @Nullable LoopMount mount;
  private final ConnectionSweep sweep;
  private final WakeUps wakeUps = new WakeUps();
  private final byte[] window = new byte[WINDOW];
  private final ResponseWriter output = new ResponseWriter(4 << 10, new FieldCache());
  private final LoopBuffer receiving = new LoopBuffer(WINDOW);
  private final ReceiveAllocator receiveAllocator = new ReceiveAllocator(receiving);
  private final LoopBuffer sending = new LoopBuffer(SENT_AT_ONCE);
  private final HeadScanner scanner;
  private long now = System.nanoTime();

  // Written by the loop, read by the heartbeat, both through RUNNING.
  @SuppressWarnings("UnusedVariable")
  private @Nullable RequestRun running;

  /// @param thread the thread of the event loop
  /// @param mounting whether request threads start on this loop
  Loop(Thread thread, boolean mounting, TransportConfig limits) {
    this.thread = thread;
    this.mount = mounting ? new LoopMount(thread) : null;
    this.sweep = new ConnectionSweep(this);
    this.scanner = new HeadScanner(limits);
  }

  Thread thread() {
    return thread;
  }

  /// Says which request the loop runs; null if none.
  void running(@Nullable RequestRun request) {
    RUNNING.setOpaque(this, request);
  }

  /// The request that the loop runs right now. For any thread.
  @Nullable RequestRun running() {
    return (RequestRun) RUNNING.getOpaque(this);
  }

  /// Whether the calling code runs on the loop, be it in a virtual thread that the loop carries.
  boolean isCurrent() {
    return CarrierAccess.isCarrier(thread);
  }

  /// Starts request threads on this loop; null if that is not possible here.
  @Nullable LoopMount mount() {
    return mount;
  }

  ConnectionSweep sweep() {
    return sweep;
  }

  /// The connections that other threads have something for. For any thread.
  WakeUps wakeUps() {
    return wakeUps;
  }

  /// The array that input is read into; its bytes are valid until the batch ends.
  byte[] window() {
    return window;
  }

  /// Collects the answers of a batch.
  ResponseWriter output() {
    return output;
  }

  /// What the sockets of this loop read with.
  ReceiveAllocator receiving() {
    return receiveAllocator;
  }

  /// What answers are sent from.
  LoopBuffer sending() {
    return sending;
  }

  /// Frees what it owns outside the heap; called when its thread has ended.
  void close() {
    receiving.drop();
    sending.drop();
  }

  /// Finds the parts of heads.
  HeadScanner scanner() {
    return scanner;
  }

  /// The time of the present batch, in the nanoseconds of [System#nanoTime].
  long now() {
    return now;
  }

  /// Reads the clock, at the beginning of a batch.
  void tick() {
    now = System.nanoTime();
  }
}
