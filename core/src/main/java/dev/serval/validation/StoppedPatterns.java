package dev.serval.validation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/// Says once for each constraint that its expression was stopped: whoever sent the value is told
/// that it does not match, and nobody else would learn why.
///
/// Through SLF4J, logger `dev.serval`, level WARN. The line names the expression and the code that
/// asked, and never the value, which is the client's.
final class StoppedPatterns {
  /// The most constraints that are told of, so that expressions made at run time fill no memory.
  static final int MAX = 1_000;

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private StoppedPatterns() {}

  /// @param needed what the match needed, in words
  static void warn(Pattern pattern, String needed) {
    String text = pattern.pattern().replaceAll("\\p{Cntrl}", " ");
    String place = place();
    if (TOLD.size() < MAX && TOLD.add(place + ' ' + text)) {
      LoggerFactory.getLogger("dev.serval")
          .warn(
              "The @Pattern '{}' that {} checks needed {}, and the value was refused. Rewrite the"
                  + " expression so that it does not backtrack. This is said once.",
              text,
              place,
              needed);
    }
  }

  /// The class that called [Constraints]: for a constraint, the generated one.
  private static String place() {
    String here = StoppedPatterns.class.getPackageName() + '.';
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .map(StackWalker.StackFrame::getClassName)
                .filter(name -> !name.startsWith(here))
                .findFirst()
                .orElse("unknown code"));
  }
}
