package dev.serval.processor.sql;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/// Tells constants from what is only known at run time.
///
/// Constant is what the language calls so (JLS 15.29), and a choice among constants, by `?:` or by
/// `switch`: whatever decides it, each text that it may be stands in the source.
final class ConstantText {
  private final Trees trees;

  ConstantText(Trees trees) {
    this.trees = trees;
  }

  /// Returns the first part of an expression that is no constant, null when all of it is one.
  @Nullable Tree variableIn(TreePath path) {
    return switch (path.getLeaf()) {
      case LiteralTree literal -> literal.getValue() == null ? literal : null;
      case ParenthesizedTree inner -> variableIn(path, inner.getExpression());
      case TypeCastTree cast -> variableIn(path, cast.getExpression());
      case UnaryTree unary -> variableIn(path, unary.getExpression());
      case BinaryTree both -> {
        Tree left = variableIn(path, both.getLeftOperand());
        yield left == null ? variableIn(path, both.getRightOperand()) : left;
      }
      case ConditionalExpressionTree choice -> {
        Tree one = variableIn(path, choice.getTrueExpression());
        yield one == null ? variableIn(path, choice.getFalseExpression()) : one;
      }
      case SwitchExpressionTree choice -> variableIn(path, choice);
      case IdentifierTree name -> isConstant(path) ? null : name;
      case MemberSelectTree name -> isConstant(path) ? null : name;
      default -> path.getLeaf();
    };
  }

  private @Nullable Tree variableIn(TreePath parent, Tree tree) {
    return variableIn(new TreePath(parent, tree));
  }

  private @Nullable Tree variableIn(TreePath path, SwitchExpressionTree choice) {
    for (CaseTree each : choice.getCases()) {
      TreePath in = new TreePath(path, each);
      Tree variable =
          switch (each.getBody()) {
            case ExpressionTree value -> variableIn(in, value);
            case ThrowTree _ -> null;
            case null, default -> each; // with `yield`, which may stand anywhere in it
          };
      if (variable != null) {
        return variable;
      }
    }
    return null;
  }

  private boolean isConstant(TreePath path) {
    return trees.getElement(path) instanceof VariableElement variable
        && variable.getConstantValue() != null;
  }
}
