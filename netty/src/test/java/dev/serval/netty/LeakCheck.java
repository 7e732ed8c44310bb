// LeakCheck: fails a test class after which a Netty buffer was collected without being released.
package dev.serval.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Watches every buffer (level PARANOID), and looks for lost ones after each test class. Found by
/// JUnit through `META-INF/services`, so that no class can forget it.
public final class LeakCheck implements BeforeAllCallback, AfterAllCallback {
  static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

  static {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(
        new ResourceLeakDetectorFactory() {
          @Override
          @SuppressWarnings("deprecation")
          public <T> ResourceLeakDetector<T> newResourceLeakDetector(
              Class<T> resource, int samplingInterval, long maxActive) {
            return new Recording<>(resource, samplingInterval);
          }
        });
  }

  private static final class Recording<T> extends ResourceLeakDetector<T> {
    Recording(Class<T> resource, int samplingInterval) {
      super(resource, samplingInterval);
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
      LEAKS.add(resourceType + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
      LEAKS.add(resourceType);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // The static initialiser has done it.
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    collect();
    if (!LEAKS.isEmpty()) {
      throw new AssertionError("buffers were not released: " + LEAKS);
    }
  }

  /// Makes lost buffers known: a collection enqueues them, the next allocation reports them.
  static void collect() throws InterruptedException {
    System.gc();
    Thread.sleep(20);
    ByteBuf probe = ByteBufAllocator.DEFAULT.directBuffer(16);
    probe.release();
  }
}
