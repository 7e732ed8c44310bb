package fastapi.advanced;

import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Redirect;
import dev.serval.Response;
import java.io.IOException;
import java.net.URI;

/// Other media types, redirections and files.
@Path("/custom-responses")
final class CustomResponses {
  private final java.nio.file.Path video;

  CustomResponses(java.nio.file.Path video) {
    this.video = video;
  }

  // snippet: custom-response
  @Get("/html")
  Response html() {
    return Response.html("<h1>Look ma! HTML!</h1>");
  }

  @Get("/text")
  String text() {
    return "text/plain";
  }

  @Get("/typer")
  Redirect typer() {
    return Redirect.external(URI.create("https://typer.example/")); // to(path): this server
  }

  @Get("/video") // with ranges, ETag and Last-Modified
  java.nio.file.Path video() {
    return video;
  }

  @Get("/download")
  Response download() throws IOException {
    return Response.download(video, "holiday.mp4");
  }
  // end
}
