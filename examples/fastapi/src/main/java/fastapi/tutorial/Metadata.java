package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Tag;
import dev.serval.openapi.Info;

/// What the document says of the whole, and where its pages are.
final class Metadata {
  private Metadata() {}

  // snippet: metadata-and-docs-urls
  /// Operations with users. The **login** is here too.
  @Path("/metadata")
  @Tag("users")
  static final class UserOperations {
    @Get
    String users() {
      return "ann";
    }
  }

  static App app() {
    return App.create()
        .info(
            Info.of("ChimichangApp", "0.0.1")
                .withSummary("Deadpool's favorite app.")
                .withDescription("ChimichangApp helps you do **awesome** stuff.")
                .withTermsOfService("https://example.com/terms/")
                .withContact(new Info.Contact("Deadpool", "https://example.com", "dp@example.com"))
                .withLicense(new Info.License("Apache 2.0", "Apache-2.0")))
        .docs("/internal") // /internal/docs, /internal/redoc, /internal/openapi.json
        .mount(new UserOperations());
  }
  // end
}
