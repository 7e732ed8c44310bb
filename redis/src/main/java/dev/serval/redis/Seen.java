package dev.serval.redis;

import java.util.LinkedHashMap;
import java.util.Map;

/// The numbers of the last messages of other nodes, by which those that come twice are known.
///
/// A node's messages come in their order, so one that is not above the last is an old one. For one
/// thread. As many nodes as [#MAX_NODES] are remembered, those heard of last.
final class Seen {
  static final int MAX_NODES = 1_024;

  private final Map<String, Long> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_NODES;
        }
      };

  /// Whether a message is heard for the first time, which it is no more then.
  boolean isNew(Frame frame) {
    Long before = last.get(frame.node());
    if (before != null && frame.number() <= before) {
      return false;
    }
    last.put(frame.node(), frame.number());
    return true;
  }
}
