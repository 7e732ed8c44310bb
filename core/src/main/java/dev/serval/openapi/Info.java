// What is said about an API as a whole.
package dev.serval.openapi;

import org.jspecify.annotations.Nullable;

/// What is said about an API as a whole (the *Info Object* of OpenAPI).
///
/// @param title its name
/// @param version the version of the API, not of OpenAPI
/// @param summary one line; may be empty
/// @param description what it is for, in CommonMark; may be empty
/// @param termsOfService a URL, or null
/// @param contact whom to ask, or null
/// @param license what one may do with it, or null
@SuppressWarnings("AvoidCommonTypeNames") // the name in OpenAPI
public record Info(
    String title,
    String version,
    String summary,
    String description,
    @Nullable String termsOfService,
    @Nullable Contact contact,
    @Nullable License license) {

  /// Whom to ask.
  ///
  /// @param name a person or organisation; may be empty
  /// @param url a page, or null
  /// @param email an address, or null
  public record Contact(String name, @Nullable String url, @Nullable String email) {}

  /// What one may do with the API.
  ///
  /// @param name the name of the license
  /// @param identifier its SPDX expression, or null
  public record License(String name, @Nullable String identifier) {}

  /// An info of the two members that must be there.
  public static Info of(String title, String version) {
    return new Info(title, version, "", "", null, null, null);
  }

  /// This info with another title.
  public Info withTitle(String text) {
    return new Info(text, version, summary, description, termsOfService, contact, license);
  }

  /// This info with another version.
  public Info withVersion(String text) {
    return new Info(title, text, summary, description, termsOfService, contact, license);
  }

  /// This info with a summary.
  public Info withSummary(String text) {
    return new Info(title, version, text, description, termsOfService, contact, license);
  }

  /// This info with a description.
  public Info withDescription(String text) {
    return new Info(title, version, summary, text, termsOfService, contact, license);
  }

  /// This info with terms of service.
  public Info withTermsOfService(String url) {
    return new Info(title, version, summary, description, url, contact, license);
  }

  /// This info with a contact.
  public Info withContact(Contact other) {
    return new Info(title, version, summary, description, termsOfService, other, license);
  }

  /// This info with a license.
  public Info withLicense(License other) {
    return new Info(title, version, summary, description, termsOfService, contact, other);
  }
}
