// Chart: the mean of each server as a bar, for the README.

import java.util.List;

/// Draws an SVG that follows the reader's choice of light or dark.
final class Chart {
  private Chart() {}

  /// Returns the picture; empty when there is nothing to compare.
  static String of(Figures figures) {
    List<String> drawn =
        figures.servers().stream().filter(s -> !Double.isNaN(figures.mean(s))).toList();
    if (drawn.size() < 2) {
      return "";
    }
    int left = 120;
    int width = 760;
    int row = 30;
    int top = 74;
    int height = top + drawn.size() * row + 44;
    double most = drawn.stream().mapToDouble(figures::mean).max().orElse(1);
    double unit = (width - left - 70) / most;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title">
        <title id="title">CPU per request of each server, as a ratio to raw Netty</title>
        <style>
          text { font: 14px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
          .head { font-size: 17px; font-weight: 600 }
          .note { font-size: 12.5px; fill: #59636e }
          .value { font-variant-numeric: tabular-nums }
          .own { font-weight: 600 }
          .bar { fill: #c3ccd6 }
          .bar.own { fill: #d9730d }
          .one { stroke: #59636e; stroke-width: 1; stroke-dasharray: 3 4 }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 }
            .note { fill: #9198a1 }
            .bar { fill: #465160 }
            .bar.own { fill: #f0883e }
            .one { stroke: #9198a1 }
          }
        </style>
        <text class="head" x="16" y="28">CPU per request, typed API on one core</text>
        <text class="note" x="16" y="50">plaintext, JSON, path parameter, query model, POST + validation: geometric mean; raw Netty = 1, less is better</text>
        """
            .formatted(width, height, width, height));
    for (int i = 0; i < drawn.size(); i++) {
      String server = drawn.get(i);
      double mean = figures.mean(server);
      int y = top + i * row;
      String own = server.equals("serval") ? " own" : "";
      svg.append(
          """
          <text class="name%s" x="%d" y="%d" text-anchor="end">%s</text>
          <rect class="bar%s" x="%d" y="%d" width="%.1f" height="20" rx="3"/>
          <text class="value%s" x="%.1f" y="%d">%.2f</text>
          """
              .formatted(
                  own,
                  left - 12,
                  y + 15,
                  Report.name(server),
                  own,
                  left,
                  y,
                  mean * unit,
                  own,
                  left + valuePlace(mean, unit),
                  y + 15,
                  mean));
    }
    int bottom = top + drawn.size() * row;
    svg.append(
        """
        <line class="one" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>
        <text class="note" x="%.1f" y="%d" text-anchor="middle">raw Netty’s codec, routes by hand</text>
        </svg>
        """
            .formatted(
                left + unit,
                left + unit,
                top - 6,
                bottom + 4,
                Math.max(left + unit, 130),
                bottom + 22));
    return svg.toString();
  }

  /// Beside the bar, or beyond the line at 1 where that would cross the number.
  private static double valuePlace(double mean, double unit) {
    double end = mean * unit;
    return 8 + (end < unit && end > unit - 45 ? unit : end);
  }
}
