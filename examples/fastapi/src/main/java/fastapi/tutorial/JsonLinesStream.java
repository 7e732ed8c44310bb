package fastapi.tutorial;

import dev.serval.JsonLines;
import java.util.stream.Stream;

/// A stream of JSON, a line for each value.
final class JsonLinesStream {
  record Gadget(String name) {}

  // snippet: stream-json-lines
  @JsonLines("/gadgets")
  Stream<Gadget> gadgets() {
    return Stream.of(new Gadget("Plumbus"), new Gadget("Portal Gun")); // each sent when it is made
  }
  // end
}
