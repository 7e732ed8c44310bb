package dev.serval.processor.model;

import java.util.List;

/// What becomes of the value that a method returns.
///
/// @param form which response is made of it
/// @param awaited whether the method returns a `CompletionStage` or `Promise` of it
/// @param status the status that `@Status` demands, 0 when nothing does
public record ResultModel(Form form, boolean awaited, int status) {

  /// A kind of response.
  public sealed interface Form {}

  /// Nothing: 204.
  public record Nothing() implements Form {}

  /// `String`: plain text.
  public record Text() implements Form {}

  /// JSON of the declared type.
  public record Json(TypeUse use) implements Form {}

  /// `byte[]`.
  public record Bytes() implements Form {}

  /// `InputStream`, sent as it is read and closed after, or `StreamWriter`.
  public record Streamed() implements Form {}

  /// Items that are sent as they are made.
  ///
  /// @param kind how they are sent
  /// @param use the type of each, of events that of their data
  /// @param framed whether the program makes events, not data alone
  /// @param fed whether the method sends them to an `EventStream`, and returns nothing
  /// @param heartbeatSeconds between signs of life; 0 for the application's, less for none
  /// @param overflow the constant of `dev.serval.channels.Overflow`, empty for the application's
  public record Items(
      ItemKind kind,
      TypeUse use,
      boolean framed,
      boolean fed,
      int heartbeatSeconds,
      String overflow)
      implements Form {}

  /// How items are sent.
  public enum ItemKind {
    EVENTS,
    LINES
  }

  /// `java.nio.file.Path`.
  public record File() implements Form {}

  /// `Optional`: 404 when it is empty.
  public record Maybe(Form inner, JavaType innerType) implements Form {}

  /// A response made by hand.
  public record Whole() implements Form {}

  /// `Ok`, `Created`, `Accepted`, `NoContent`, `Redirect`, or `Result`, which may be any of them.
  ///
  /// @param kind the simple name of the type
  /// @param body the JSON they carry, a `Nothing` for those without
  public record Wrapped(String kind, Form body) implements Form {}

  /// A sealed interface whose records say their statuses.
  public record Alternatives(List<Alternative> alternatives) implements Form {
    public Alternatives {
      alternatives = List.copyOf(alternatives);
    }
  }

  /// One record of a sealed result.
  ///
  /// @param type the record
  /// @param status what its `@Status` says
  /// @param body its JSON; `Nothing` for a record without components
  /// @param description what its doc comment says
  public record Alternative(ClassName type, int status, Form body, String description) {}
}
