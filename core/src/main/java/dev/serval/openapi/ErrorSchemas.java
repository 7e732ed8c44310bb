// What the bodies of errors look like.
package dev.serval.openapi;

import dev.serval.http.MediaType;
import dev.serval.http.Status;
import dev.serval.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What the bodies of errors look like: the side of the error contract that the document shows. The
/// object that renders errors implements it too, so that both always agree.
public interface ErrorSchemas {
  /// The media type of every error.
  MediaType mediaType();

  /// The schema of an error's body, preferably a reference to a [SchemaComponent].
  ///
  /// @param status the status of the error
  Schema schemaFor(Status status);

  /// A body that shows what such an error looks like, or null to have one made from the schema. It
  /// is left out of the document where the schema refuses it.
  ///
  /// @param status the status of the error
  default @Nullable JsonValue exampleFor(Status status) {
    return null;
  }
}
