// JSON Lines that a test reads one by one.
package dev.serval.testing;

import dev.serval.http.Headers;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// The lines of a response, read while the handler still makes them.
///
/// ```java
/// try (TestLines<Todo> todos = client.get("/export").lines(Todo.class)) {
///   Todo first = todos.next();
///   todos.expectEnd();
/// }
/// ```
///
/// Each method that waits does so for at most 30 seconds. For one thread.
///
/// @param <T> the type of the values
public final class TestLines<T> implements AutoCloseable {
  private final Arrivals<String> arrivals;
  private final Class<T> type;

  TestLines(OpenedResponse response, Class<T> type) {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    this.arrivals = new Arrivals<>(response.expect("application/jsonl"), lines::readLine);
    this.type = type;
  }

  /// Returns the header fields of the response.
  public Headers headers() {
    return arrivals.response().headers();
  }

  /// Waits for the value of the next line.
  ///
  /// @throws AssertionError if there is none in time, or the response ends
  public T next() {
    return Values.ofJson(arrivals.item("a line"), type);
  }

  /// Reads to the end of the response.
  ///
  /// @throws AssertionError if it does not come in time, or the response is cut
  public void expectEnd() {
    arrivals.expectEnd();
  }

  /// Reads up to where the response was cut, as it is when the handler fails after a line.
  ///
  /// @throws AssertionError if that is not seen in time, or the response comes to a regular end
  public void expectCut() {
    arrivals.expectCut();
  }

  /// Goes away.
  @Override
  public void close() {
    arrivals.close();
  }
}
