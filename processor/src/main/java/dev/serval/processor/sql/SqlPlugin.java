package dev.serval.processor.sql;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;

/// Has javac refuse SQL that is no constant, in programs that have `serval-postgres`.
///
/// A plugin, and no part of the processor: build tools hand processors an environment of their own
/// making, from which there is no way to javac's trees. javac starts it by itself, with the
/// processor and also where `-proc:none` is set; other compilers do not know it.
public final class SqlPlugin implements Plugin {
  @Override
  public String getName() {
    return "ServalSql";
  }

  @Override
  public boolean autoStart() {
    return true;
  }

  @Override
  public void init(JavacTask task, String... arguments) {
    task.addTaskListener(new AnalyzedClasses(task));
  }
}
