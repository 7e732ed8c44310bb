// CpuTime: how long the processor worked for an operation, on a machine that does other things too.
package dev.serval.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// A profiler of JMH: adds the CPU time of the process, garbage collection included, to each
/// result.
///
/// JMH reads a clock, which goes on while other programs have the processor. CPU time does not, and
/// its least iteration is the one that was disturbed least; only that can be compared on a machine
/// under load.
///
/// ```sh
/// java -jar benchmarks/micro/target/micro.jar Router -prof dev.serval.benchmarks.CpuTime
/// ```
public final class CpuTime implements InternalProfiler {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long before;

  @Override
  public String getDescription() {
    return "CPU time of the process per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = system.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double operations = result.getMetadata().getAllOps();
    double nanos = (system.getProcessCpuTime() - before) / operations;
    return List.of(
        new ScalarResult("cpu", nanos, "ns/op", AggregationPolicy.AVG),
        new ScalarResult("cpu.least", nanos, "ns/op", AggregationPolicy.MIN));
  }
}
