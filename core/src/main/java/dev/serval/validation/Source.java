package dev.serval.validation;

import java.util.Locale;

/// The part of a request that a violation is about.
public enum Source {
  /// A captured segment of the path.
  PATH,
  /// The query component of the request target.
  QUERY,
  /// A header field.
  HEADER,
  /// A cookie.
  COOKIE,
  /// A form field, URL-encoded or multipart.
  FORM,
  /// The body.
  BODY;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /// Returns the name that error documents carry: the constant's name in lower case.
  public String wireName() {
    return wireName;
  }
}
