package dev.serval;

/// Why a streamed response is over.
enum StreamEnd {
  /// All items were put in. Only who keeps an `EventStream` for later puts in more.
  COMPLETE("the method that was given this EventStream has returned, which ended the stream"),
  /// Who made them has failed.
  FAILED("the method that was given this EventStream has failed, which ended the stream"),
  /// The client does not wait any more.
  GONE("the client has gone"),
  /// The client reads too slowly.
  SLOW("the client reads too slowly"),
  /// The application stops.
  STOPPING("the server stops");

  private final String text;

  StreamEnd(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /// Whether what waits is of no use to anybody.
  boolean isAbrupt() {
    return this == GONE || this == SLOW;
  }
}
