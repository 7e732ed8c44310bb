// The schema of a file in a form.
package dev.serval.openapi;

/// The schema of a file that a multipart form carries.
///
/// It says so twice: `contentMediaType` is what JSON Schema 2020-12 has for it, and `format:
/// binary`, of OpenAPI 3.0, is what Swagger UI shows a file picker for and what generators of
/// clients make a file parameter of.
public final class FileSchema {
  /// A file.
  public static final Schema SCHEMA =
      Schema.string("binary").contentMediaType("application/octet-stream");

  private FileSchema() {}
}
