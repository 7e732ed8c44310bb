package fastapi.advanced;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Json;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Response;
import dev.serval.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Responses made by hand.
@Path("/direct-response")
final class DirectResponse {
  static App app() {
    return App.create().mount(new DirectResponse());
  }

  // snippet: return-a-response-directly
  @Json
  record Teapot(String title) {}

  @Get("/json")
  Response json() {
    return Response.json(Teapot.class, new Teapot("tea")).withStatus(203);
  }

  @Get("/xml")
  Response xml() {
    byte[] xml = "<apply>Serval</apply>".getBytes(StandardCharsets.UTF_8);
    return Response.bytes(MediaType.parse("application/xml"), xml);
  }

  // end

  // snippet: response-cookies
  @Post("/cookie") // Path=/; Secure; HttpOnly; SameSite=Lax
  Response cookie() {
    return Response.text("come in")
        .withCookie(dev.serval.http.Cookie.of("fakesession", "value").maxAge(Duration.ofHours(1)));
  }

  // end

  // snippet: response-headers
  @Get("/headers")
  Response headers() {
    return Response.text("hi").withHeader("X-Cat-Dog", "alone in the world");
  }
  // end
}
