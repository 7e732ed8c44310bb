package dev.serval.processor.sql;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.serval.processor.check.Diagnostic;
import dev.serval.processor.check.Problem;
import dev.serval.processor.model.Place;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/// Rule: what is called as SQL is a constant, or was put together of constants by `SqlText`.
///
/// Judged by the method that javac found, so that methods of the same names elsewhere are left
/// alone.
final class SqlCalls extends TreePathScanner<@Nullable Void, @Nullable Void> {
  static final String SQL = "dev.serval.postgres.Sql";

  private static final String TEXT = "dev.serval.postgres.SqlText";
  private static final Set<String> RUNNING =
      Set.of(SQL, "dev.serval.postgres.Database", "dev.serval.postgres.Transaction");
  private static final Set<String> RUN = Set.of("query", "update", "batch", "copyIn", "copyOut");
  private static final Set<String> COMPOSE = Set.of("of", "and");
  private static final int SHOWN = 60;

  private final Trees trees;
  private final ConstantText constants;

  SqlCalls(Trees trees) {
    this.trees = trees;
    this.constants = new ConstantText(trees);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    TreePath method = new TreePath(getCurrentPath(), call.getMethodSelect());
    if (takesSql(trees.getElement(method)) && !call.getArguments().isEmpty()) {
      ExpressionTree sql = call.getArguments().getFirst();
      Tree variable = constants.variableIn(new TreePath(getCurrentPath(), sql));
      if (variable != null) {
        report(variable, shown(variable), instead(sql));
      }
    }
    return super.visitMethodInvocation(call, null);
  }

  /// Whoever calls what a method reference becomes gives it any text.
  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void unused) {
    if (takesSql(trees.getElement(getCurrentPath()))) {
      report(
          reference,
          shown(reference) + ", which is given any text",
          "a lambda that has the text: `value -> db.query(\"… where id = ?\", value)`");
    }
    return super.visitMemberReference(reference, null);
  }

  private static boolean takesSql(@Nullable Element method) {
    if (!(method instanceof ExecutableElement executable)
        || !(executable.getEnclosingElement() instanceof TypeElement type)
        || executable.getParameters().isEmpty()) {
      return false;
    }
    String of = type.getQualifiedName().toString();
    String name = executable.getSimpleName().toString();
    boolean named =
        RUNNING.contains(of) && RUN.contains(name) || of.equals(TEXT) && COMPOSE.contains(name);
    return named
        && executable.getParameters().getFirst().asType().toString().equals("java.lang.String");
  }

  private static String instead(ExpressionTree sql) {
    String pieces = "pieces by `SqlText.of(…).and(…)`, names by `SqlText.name(…)`";
    return sql instanceof BinaryTree
        ? "`?` for a value, and the value behind the text: `query(\"… = ?\", value)`; " + pieces
        : "a text in quotes, or a `static final` one; " + pieces;
  }

  private void report(Tree at, String found, String instead) {
    Problem problem =
        Problem.of(
            Diagnostic.SQL_NOT_CONSTANT,
            new Place(who(getCurrentPath()), -1),
            "a constant: values are bound, and never become part of the SQL",
            found,
            instead);
    trees.printMessage(
        javax.tools.Diagnostic.Kind.ERROR,
        problem.text(),
        at,
        getCurrentPath().getCompilationUnit());
  }

  /// The source of an expression, on one line.
  private static String shown(Tree tree) {
    String source = tree.toString().replaceAll("\\s+", " ");
    return "`" + (source.length() > SHOWN ? source.substring(0, SHOWN) + "…" : source) + "`";
  }

  /// The method or field that a call stands in, with its class: `Todos.find()`.
  private static String who(TreePath call) {
    String member = "";
    String type = "";
    for (Tree at : call) {
      if (at instanceof ClassTree in && !in.getSimpleName().isEmpty()) {
        type = type.isEmpty() ? in.getSimpleName().toString() : in.getSimpleName() + "." + type;
      } else if (type.isEmpty() && at instanceof MethodTree method) {
        member = method.getReturnType() == null ? "()" : "." + method.getName() + "()";
      } else if (type.isEmpty() && at instanceof VariableTree variable && member.isEmpty()) {
        member = "." + variable.getName();
      }
    }
    return type + member;
  }
}
