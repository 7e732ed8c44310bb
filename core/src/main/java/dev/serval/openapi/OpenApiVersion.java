// The versions of OpenAPI that documents are written in.
package dev.serval.openapi;

/// The versions of OpenAPI that documents are written in.
public enum OpenApiVersion {
  /// OpenAPI 3.1, which every tool reads.
  V3_1("3.1.1"),
  /// OpenAPI 3.2: also the method QUERY and the elements of streamed bodies.
  V3_2("3.2.0");

  private final String text;

  OpenApiVersion(String text) {
    this.text = text;
  }

  /// The version as a document names it.
  public String text() {
    return text;
  }
}
