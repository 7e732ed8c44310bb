// Verdict: counts what the Autobahn test suite says, and fails where a case failed.

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the suite's `index.json`: for each case how it behaved, and how it closed.
public final class Verdict {
  private static final Pattern CASE =
      Pattern.compile(
          "\"([0-9.]+)\": \\{\\s*\"behavior\": \"([A-Z -]+)\",\\s*\"behaviorClose\": \"([A-Z -]+)\"");

  private Verdict() {}

  /// Prints the counts and every case that is not plainly right.
  public static void main(String[] arguments) throws IOException {
    Matcher cases = CASE.matcher(Files.readString(Path.of(arguments[0])));
    Map<String, Integer> counts = new TreeMap<>();
    List<String> odd = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    while (cases.find()) {
      String verdict = cases.group(2) + ", closed " + cases.group(3);
      counts.merge(verdict, 1, Integer::sum);
      if (!verdict.equals("OK, closed OK")) {
        odd.add(cases.group(1) + " " + verdict);
      }
      if (verdict.matches(".*(FAILED|WRONG|UNCLEAN).*")) {
        failed.add(cases.group(1));
      }
    }
    odd.forEach(System.out::println);
    System.out.println("autobahn: " + counts);
    System.out.println(
        counts.isEmpty()
            ? "autobahn: FAILED, no case was run"
            : failed.isEmpty() ? "autobahn: none failed" : "autobahn: FAILED " + failed);
    if (!failed.isEmpty() || counts.isEmpty()) {
      System.exit(1);
    }
  }
}
