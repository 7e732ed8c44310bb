// NettyServer: a listening socket, its event loops, and their end.
package dev.serval.netty;

import dev.serval.transport.ExchangeHandler;
import dev.serval.transport.RunningTransport;
import dev.serval.transport.TransportConfig;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One running server: one thread accepts, `eventLoops` threads serve.
///
/// [#stop] is the order in which everything ends, and the only place that ends it: listening
/// socket, idle connections, requests in flight, what is left of them, threads.
final class NettyServer implements RunningTransport {
  /// How long idle connections stay open when the server begins to stop, so that a request that is
  /// already on its way is answered, with `Connection: close`.
  static final Duration GRACE = Duration.ofMillis(250);

  /// How long interrupted handlers have to end.
  private static final Duration LAST = Duration.ofSeconds(1);

  private static final int BACKLOG = 4096;

  private final ServerState state;
  private final EventLoopGroup acceptor;
  private final EventLoopGroup loops;
  private final IdentityHashMap<EventExecutor, Loop> loopOf = new IdentityHashMap<>();
  private final Heartbeat heartbeat;
  private final Channel listener;
  private final InetSocketAddress address;
  private boolean stopped;

  private NettyServer(ServerState state, NettyTransport.Sockets sockets) throws IOException {
    this.state = state;
    int threads = state.config().eventLoops();
    int count = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    acceptor =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("serval-accept"), sockets.handler());
    loops = new MultiThreadIoEventLoopGroup(count, LoopThread.factory(), sockets.handler());
    try {
      startLoops();
      heartbeat = new Heartbeat(loopOf.values());
      listener = bind(sockets);
    } catch (Throwable e) {
      shutDownLoops();
      throw e;
    }
    address = (InetSocketAddress) listener.localAddress();
    heartbeat.start();
  }

  static NettyServer start(
      TransportConfig config, ExchangeHandler handler, NettyTransport.Sockets sockets) {
    try {
      return new NettyServer(new ServerState(config, handler), sockets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startLoops() {
    long nanos = ConnectionSweep.interval(state.config()).toNanos();
    boolean mounting = LoopMount.works();
    DateField.renew();
    for (EventExecutor executor : loops) {
      Thread thread = executor.submit(Thread::currentThread).syncUninterruptibly().getNow();
      if (thread instanceof LoopThread own) {
        own.runs(executor);
      }
      Loop loop = new Loop(thread, mounting, state.config());
      loopOf.put(executor, loop);
      var _ = executor.scheduleAtFixedRate(loop.sweep(), nanos, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private Channel bind(NettyTransport.Sockets sockets) throws IOException {
    TransportConfig config = state.config();
    var wanted = new InetSocketAddress(config.host(), config.port());
    var bound =
        new ServerBootstrap()
            .group(acceptor, loops)
            .channel(sockets.channel())
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    Loop loop = Objects.requireNonNull(loopOf.get(channel.eventLoop()));
                    channel.config().setRecvByteBufAllocator(loop.receiving());
                    sockets.accepted().accept(channel);
                    var connection = new HttpConnection(state, channel, loop);
                    channel.pipeline().addLast(new ConnectionEvents(connection));
                  }
                })
            .bind(wanted)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "cannot listen on "
              + config.host()
              + ":"
              + config.port()
              + "; is the port in use? Choose another, or 0 for a free one, with App.port",
          bound.cause());
    }
    return bound.channel();
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public String about() {
    return LoopMount.works()
        ? "requests begin on the event loops"
        : "requests run on the default scheduler"
            + (CarrierAccess.isOpen() ? "" : " (" + CarrierAccess.CLOSED_BECAUSE + ")");
  }

  @Override
  public void close() {
    stop(state.config().stopTimeout());
  }

  @Override
  public synchronized void stop(Duration deadline) {
    if (stopped) {
      return;
    }
    stopped = true;
    long end = System.nanoTime() + deadline.toNanos();
    listener.close().awaitUninterruptibly();
    state.stopping();
    awaitQuiet(Math.min(end, System.nanoTime() + GRACE.toNanos()));
    onEachLoop(sweep -> sweep.forEach(HttpConnection::retire));
    if (!awaitQuiet(end)) {
      onEachLoop(ConnectionSweep::abandonAll);
      awaitQuiet(System.nanoTime() + LAST.toNanos());
    }
    shutDown();
  }

  private void onEachLoop(Consumer<ConnectionSweep> action) {
    loopOf.forEach((executor, loop) -> executor.execute(() -> action.accept(loop.sweep())));
  }

  /// Waits until no connection and no request is left, or until `end`. Polling, because it happens
  /// once and nothing should be paid for it per request.
  private boolean awaitQuiet(long end) {
    boolean interrupted = false;
    while (!state.isQuiet() && System.nanoTime() < end && !interrupted) {
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return state.isQuiet();
  }

  private void shutDown() {
    heartbeat.stop();
    state.stopCpu();
    shutDownLoops();
  }

  private void shutDownLoops() {
    for (EventLoopGroup group : new EventLoopGroup[] {acceptor, loops}) {
      group.shutdownGracefully(0, LAST.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }
    loopOf.values().forEach(Loop::close);
  }
}
