// Profile: makes tables from the stacks that a profiler saw.
// java benchmarks/profiling/Profile.java cpu|alloc STACKS REQUESTS MICROSECONDS BYTES TITLE

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Shares of samples are turned into microseconds and bytes of each request by what the kernel and
/// the JVM counted in the same time, so that no figure depends on how often was sampled.
final class Profile {
  private static final int ROWS = 40;

  private final List<Stack> stacks;
  private final double total;
  private final double perRequest;
  private final String unit;

  /// @param perRequest what all stacks together stand for
  private Profile(List<Stack> stacks, double perRequest, String unit) {
    this.stacks = new ArrayList<>(stacks);
    this.total = stacks.stream().mapToLong(Stack::weight).sum();
    this.perRequest = perRequest;
    this.unit = unit;
  }

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    List<Stack> stacks = Files.readAllLines(Path.of(args[1])).stream().map(Stack::parse).toList();
    double requests = Double.parseDouble(args[2]);
    System.out.printf("# %s, %s%n%n", args[0], args[5]);
    if (args[0].equals("cpu")) {
      Profile profile = new Profile(stacks, Double.parseDouble(args[3]) / requests, "µs");
      profile.summary(requests, "of processor time");
      profile.table("On whose behalf", "layer", Stack::layer);
      // They work for the whole run, and tell nothing about one method.
      profile.leaveOut("compiler", "garbage collector");
      profile.table("Where the processor was", "frame", Stack::last);
      profile.table(
          "The method of Serval, Netty or the program next to that", "method", Stack::own);
    } else {
      Profile profile = new Profile(stacks, Double.parseDouble(args[4]) / requests, "B");
      profile.summary(requests, "allocated");
      profile.table("What", "type", Stack::last);
      profile.table("Where", "type, and the method of Serval, Netty or the program", Stack::site);
      profile.table("On whose behalf", "layer", Stack::layer);
    }
  }

  private void summary(double requests, String what) {
    System.out.printf(
        "%,.0f requests, %.2f %s %s for each; %,d different stacks.%n",
        requests, perRequest, unit, what, stacks.size());
  }

  private void leaveOut(String... layers) {
    stacks.removeIf(stack -> Set.of(layers).contains(stack.layer()));
  }

  private void table(String heading, String column, Function<Stack, String> key) {
    Map<String, Long> weights = new TreeMap<>();
    stacks.forEach(stack -> weights.merge(key.apply(stack), stack.weight(), Long::sum));
    System.out.printf("%n## %s%n%n| %s per request | share | %s |%n", heading, unit, column);
    System.out.println("|--:|--:|---|");
    weights.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(ROWS)
        .filter(entry -> entry.getValue() / total >= 0.002)
        .forEach(entry ->
            System.out.printf(
                unit.equals("B") ? "| %.1f | %.1f %% | %s |%n" : "| %.2f | %.1f %% | %s |%n",
                entry.getValue() / total * perRequest,
                entry.getValue() / total * 100,
                entry.getKey()));
  }

  /// One line of the profiler: the frames, the outermost first, and how much was seen there.
  record Stack(List<String> frames, long weight) {
    private static final Map<String, String> LAYERS =
        Map.of(
            "dev.serval.netty", "Serval, transport",
            "dev.serval.json", "Serval, JSON",
            "dev.serval.routing", "Serval, routing",
            "dev.serval.validation", "Serval, validation",
            "dev.serval.http", "Serval, HTTP types",
            "dev.serval.binding", "Serval, binding",
            "dev.serval", "Serval, application",
            "io.netty", "Netty",
            "serval", "handlers and generated code");

    static Stack parse(String line) {
      int space = line.lastIndexOf(' ');
      return new Stack(
          List.of(line.substring(0, space).split(";")), Long.parseLong(line.substring(space + 1)));
    }

    /// The innermost frame, or the type of an allocation.
    String last() {
      return named(frames.getLast());
    }

    /// The innermost frame that is no part of the JDK, the JVM or the kernel.
    String own() {
      return ownOf(frames);
    }

    /// The type of an allocation, and the method that wanted it.
    String site() {
      return last() + " in " + ownOf(frames.subList(0, frames.size() - 1));
    }

    private String ownOf(List<String> calls) {
      return calls.reversed().stream()
          .filter(frame -> layer(frame) != null)
          .findFirst()
          .map(Stack::named)
          .orElse("(" + rest() + ")");
    }

    String layer() {
      for (int i = frames.size() - 1; i >= 0; i--) {
        String layer = layer(frames.get(i));
        if (layer != null) {
          return layer;
        }
        if (frames.get(i).contains("do_syscall_64") || frames.get(i).contains("el0_svc")) {
          String call = i + 1 < frames.size() ? named(frames.get(i + 1)) : "entry";
          return "kernel, " + call.replaceFirst("^__(x64|arm64)_sys_", "");
        }
      }
      return rest();
    }

    /// What has no frame of ours.
    private String rest() {
      String all = String.join(";", frames);
      return all.contains("CompileBroker")
          ? "compiler"
          : all.contains("GCTask") || all.contains("WorkerThread")
              ? "garbage collector"
              : all.contains("java/") || all.contains("jdk/") ? "JDK" : "JVM and kernel";
    }

    private static String layer(String frame) {
      String name = frame.replace('/', '.');
      return LAYERS.keySet().stream()
          .filter(prefix -> name.startsWith(prefix + "."))
          .max(Comparator.comparingInt(String::length))
          .map(LAYERS::get)
          .orElse(null);
    }

    private static String named(String frame) {
      return frame
          .replace('/', '.')
          .replaceAll("_\\[[a-z0-9]\\]$|\\.0x[0-9a-f]+", "")
          .replace("|", "\\|");
    }
  }
}
