// Errors without form.
package dev.serval.openapi;

import dev.serval.http.MediaType;
import dev.serval.http.Status;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;

/// Errors without form: a line of text. What a document shows that was told no error contract.
enum PlainErrors implements ErrorSchemas {
  INSTANCE;

  @Override
  public MediaType mediaType() {
    return MediaType.parse("text/plain");
  }

  @Override
  public Schema schemaFor(Status status) {
    return Schema.string();
  }

  @Override
  public JsonValue exampleFor(Status status) {
    return new JsonString(status.reason());
  }
}
