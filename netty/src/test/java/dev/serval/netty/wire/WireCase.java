// One case of the wire table.
package dev.serval.netty.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Raw bytes and the one outcome they must have: a script of steps between client and server.
///
/// @param place file and line, for messages
/// @param name the fact and its source (RFC section or advisory)
/// @param template whether it came from a `for` or `each` line, one of many alike
record WireCase(String place, String name, boolean template, List<Step> steps) {

  /// What happens next in the script.
  sealed interface Step {}

  /// The client sends these bytes.
  record Send(byte[] bytes) implements Step {
    @Override
    public String toString() {
      return "Send[" + bytes.length + " bytes]";
    }
  }

  /// The client ends its sending direction.
  record FinishSending() implements Step {}

  /// The client reads these responses.
  record Receive(List<Expected> responses) implements Step {}

  /// What the connection does after the last response.
  record Finally(End end) implements Step {}

  /// One response that must come.
  ///
  /// @param statuses the permitted status codes
  /// @param optional whether the server may close without it or go on to the next
  /// @param racy whether it may differ with the timing of the peer, not only with the server
  /// @param toHead whether it answers a HEAD request, so has no body whatever its fields say
  record Expected(
      Set<Integer> statuses, boolean optional, boolean racy, boolean toHead, List<Check> checks) {}

  /// One fact about a response: `head` looks at its fields, `saw` at a line of the echo in its
  /// body, `body` at the whole body. The last two are asked of a 2xx only.
  record Check(Kind kind, String key, String value) {
    enum Kind {
      HEAD_IS,
      HEAD_PRESENT,
      HEAD_ABSENT,
      SAW,
      SAW_NOT,
      BODY,
    }
  }

  enum End {
    /// A further request on the same connection is answered: nothing was left over.
    OPEN,
    /// The server closes in order (FIN, no reset) and has sent nothing more.
    CLOSE,
    /// Either of these.
    EITHER,
    /// The server waits for more bytes: it sends nothing and does not close.
    WAITING,
  }

  /// Everything the client sends, in order.
  byte[] sent() {
    var all = new ByteArrayOutputStream();
    for (Step step : steps) {
      if (step instanceof Send send) {
        all.writeBytes(send.bytes());
      }
    }
    return all.toByteArray();
  }

  /// Whether the script takes its time, so that few replays must do.
  boolean isSlow() {
    return steps.getLast().equals(new Finally(End.WAITING))
        || new String(sent(), StandardCharsets.ISO_8859_1).contains("/slow");
  }

  /// Whether some outcome depends on timing.
  boolean isRacy() {
    return steps.stream()
        .anyMatch(step ->
            step instanceof Receive receive
                && receive.responses().stream().anyMatch(Expected::racy));
  }

  @Override
  public String toString() {
    return place + " " + name;
  }
}
