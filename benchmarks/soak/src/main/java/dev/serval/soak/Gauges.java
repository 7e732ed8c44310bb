// Gauges: what a process holds.
package dev.serval.soak;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Figures of one process at one moment.
///
/// @param heap bytes in use after full collections
/// @param buffers bytes of direct memory that Netty's allocator holds, in use or pooled
/// @param direct bytes of direct byte buffers, whoever made them
/// @param threads platform threads
/// @param virtual virtual threads
/// @param descriptors open files and sockets
/// @param connections to a database, as it counts them
/// @param resident bytes of memory that the system counts as the process's
record Gauges(
    long heap,
    long buffers,
    long direct,
    long threads,
    long virtual,
    long descriptors,
    long connections,
    long resident) {
  private static final int COLLECTIONS = 6;

  /// The process this runs in. Collects, so that what is counted is what is held.
  ///
  /// @param connections asks the database how many there are
  static Gauges measure(LongSupplier connections) throws IOException {
    long heap = Long.MAX_VALUE;
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      pause();
      heap = Math.min(heap, runtime.totalMemory() - runtime.freeMemory());
    }
    return new Gauges(
        heap,
        ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory(),
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        virtualThreads(),
        openDescriptors(),
        connections.getAsLong(),
        residentBytes());
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// No bean counts them; a dump names each.
  private static long virtualThreads() throws IOException {
    Path dump = Files.createTempDirectory("soak").resolve("threads.json");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
      try (Stream<String> lines = Files.lines(dump)) {
        return lines.filter(line -> line.contains("\"virtual\": true")).count();
      }
    } finally {
      Files.deleteIfExists(dump);
      Files.delete(dump.getParent());
    }
  }

  private static long openDescriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count() - 1;
    }
  }

  private static long residentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
        .findFirst()
        .orElse(0);
  }

  long[] values() {
    return new long[] {heap, buffers, direct, threads, virtual, descriptors, connections, resident};
  }

  /// The figures for [#parse].
  String line() {
    return Arrays.stream(values()).mapToObj(Long::toString).collect(Collectors.joining(" "));
  }

  static Gauges parse(String line) {
    long[] values = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    return new Gauges(
        values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
  }
}
