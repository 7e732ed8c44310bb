package dev.serval.processor.sql;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import org.jspecify.annotations.Nullable;

/// Hands each class that javac has attributed to [SqlCalls]; where the program cannot reach
/// `serval-postgres`, it stops to listen at the first one.
final class AnalyzedClasses implements TaskListener {
  private final JavacTask task;
  private @Nullable Trees trees;

  AnalyzedClasses(JavacTask task) {
    this.task = task;
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() != TaskEvent.Kind.ANALYZE) {
      return;
    }
    Trees found = trees();
    if (found == null) {
      task.removeTaskListener(this);
      return;
    }
    // The element of a package or module has no class to look at.
    TreePath path = event.getTypeElement() == null ? null : found.getPath(event.getTypeElement());
    if (path != null) {
      new SqlCalls(found).scan(path, null);
    }
  }

  private @Nullable Trees trees() {
    if (trees == null && task.getElements().getTypeElement(SqlCalls.SQL) != null) {
      trees = Trees.instance(task);
    }
    return trees;
  }
}
