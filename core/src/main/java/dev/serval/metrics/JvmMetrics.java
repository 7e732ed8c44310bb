package dev.serval.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;

/// Writes what the virtual machine says of itself; asked only when somebody looks.
final class JvmMetrics {
  private JvmMetrics() {}

  static void write(PrometheusText out) {
    memory(out);
    collectors(out);
    var threads = ManagementFactory.getThreadMXBean();
    out.family("jvm_threads", "gauge", "Platform threads that live.");
    out.sample("jvm_threads", threads.getThreadCount());
    try {
      Extended.virtualThreads(out);
    } catch (LinkageError noSuchModule) {
      // jdk.management is not in this image.
    }
    var classes = ManagementFactory.getClassLoadingMXBean();
    out.family("jvm_classes_loaded", "gauge", "Classes that are loaded.");
    out.sample("jvm_classes_loaded", classes.getLoadedClassCount());
    var runtime = ManagementFactory.getRuntimeMXBean();
    out.family("process_start_time_seconds", "gauge", "Start, in seconds since 1970.");
    out.sample("process_start_time_seconds", runtime.getStartTime() / 1e3);
    out.family("process_uptime_seconds", "gauge", "Time since the start.");
    out.sample("process_uptime_seconds", runtime.getUptime() / 1e3);
    try {
      Extended.cpu(out, ManagementFactory.getOperatingSystemMXBean());
    } catch (LinkageError noSuchModule) {
      // As above.
    }
  }

  private static void memory(PrometheusText out) {
    var memory = ManagementFactory.getMemoryMXBean();
    MemoryUsage heap = memory.getHeapMemoryUsage();
    MemoryUsage other = memory.getNonHeapMemoryUsage();
    out.family("jvm_memory_used_bytes", "gauge", "Memory in use.");
    out.sample("jvm_memory_used_bytes", heap.getUsed(), "area", "heap");
    out.sample("jvm_memory_used_bytes", other.getUsed(), "area", "nonheap");
    out.family("jvm_memory_committed_bytes", "gauge", "Memory taken from the system.");
    out.sample("jvm_memory_committed_bytes", heap.getCommitted(), "area", "heap");
    out.sample("jvm_memory_committed_bytes", other.getCommitted(), "area", "nonheap");
    out.family("jvm_memory_max_bytes", "gauge", "The most there may be; -1 where none is set.");
    out.sample("jvm_memory_max_bytes", heap.getMax(), "area", "heap");
    out.sample("jvm_memory_max_bytes", other.getMax(), "area", "nonheap");
  }

  private static void collectors(PrometheusText out) {
    var collectors = ManagementFactory.getGarbageCollectorMXBeans();
    out.family("jvm_gc_collections_total", "counter", "Collections of garbage.");
    for (GarbageCollectorMXBean collector : collectors) {
      long count = Math.max(0, collector.getCollectionCount());
      out.sample("jvm_gc_collections_total", count, "gc", collector.getName());
    }
    out.family("jvm_gc_seconds_total", "counter", "Time that collections took.");
    for (GarbageCollectorMXBean collector : collectors) {
      double seconds = Math.max(0, collector.getCollectionTime()) / 1e3;
      out.sample("jvm_gc_seconds_total", seconds, "gc", collector.getName());
    }
  }

  /// What only the module jdk.management knows, which an image may leave out.
  private static final class Extended {
    private Extended() {}

    static void virtualThreads(PrometheusText out) {
      var scheduler =
          ManagementFactory.getPlatformMXBean(jdk.management.VirtualThreadSchedulerMXBean.class);
      if (scheduler != null) {
        out.family(
            "jvm_virtual_threads", "gauge", "Virtual threads of the default scheduler, by state.");
        out.sample(
            "jvm_virtual_threads", scheduler.getMountedVirtualThreadCount(), "state", "mounted");
        out.sample(
            "jvm_virtual_threads",
            Math.max(0, scheduler.getQueuedVirtualThreadCount()),
            "state",
            "queued");
      }
    }

    static void cpu(PrometheusText out, OperatingSystemMXBean system) {
      if (system instanceof com.sun.management.OperatingSystemMXBean extended) {
        out.family("process_cpu_seconds_total", "counter", "Time on processors.");
        out.sample("process_cpu_seconds_total", extended.getProcessCpuTime() / 1e9);
      }
    }
  }
}
