package dev.serval.metrics;

import java.util.List;
import java.util.regex.Pattern;

/// Writes the text exposition format of Prometheus, version 0.0.4. For one thread.
final class PrometheusText {
  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final StringBuilder out = new StringBuilder(8_192);

  /// Checks the name of a metric.
  ///
  /// @throws IllegalArgumentException if it is none
  static void checkName(String name) {
    if (!METRIC.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Metrics: expected a name of letters, digits and '_', found \"" + name + "\"");
    }
  }

  /// Checks the names of labels.
  ///
  /// @throws IllegalArgumentException if one of them is none, or is kept for histograms
  static void checkLabels(List<String> labels) {
    for (String label : labels) {
      if (!LABEL.matcher(label).matches() || label.equals("le") || label.startsWith("__")) {
        throw new IllegalArgumentException(
            "Metrics: expected a label of letters, digits and '_', found \"" + label + "\"");
      }
    }
  }

  /// Begins a family: its lines follow.
  PrometheusText family(String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ');
    escape(help, false);
    out.append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /// Writes one line.
  ///
  /// @param labels names and values in turn
  PrometheusText sample(String name, long value, String... labels) {
    head(name, labels);
    out.append(value).append('\n');
    return this;
  }

  /// Writes one line.
  ///
  /// @param labels names and values in turn
  PrometheusText sample(String name, double value, String... labels) {
    head(name, labels);
    number(value);
    out.append('\n');
    return this;
  }

  private void head(String name, String... labels) {
    out.append(name);
    for (int i = 0; i < labels.length; i += 2) {
      out.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
      escape(labels[i + 1], true);
      out.append('"');
    }
    if (labels.length > 0) {
      out.append('}');
    }
    out.append(' ');
  }

  private void number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.append((long) value);
    } else if (Double.isInfinite(value)) {
      out.append(value > 0 ? "+Inf" : "-Inf");
    } else {
      out.append(value); // NaN, too, is spelled as Java does
    }
  }

  /// The text of a bound, as the label `le` has it.
  static String bound(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private void escape(String text, boolean quoted) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '"' -> out.append(quoted ? "\\\"" : "\"");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
