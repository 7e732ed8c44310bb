package fastapi.advanced;

import dev.serval.App;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Response;
import dev.serval.http.MediaType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Bodies that are written as they come.
@Path("/stream-data")
final class StreamData {
  static App app() {
    return App.create().mount(new StreamData());
  }

  // snippet: stream-data
  @Get("/story")
  Response story() {
    return Response.stream(
        MediaType.TEXT,
        out -> {
          for (String line : List.of("Rick", "Morty")) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush(); // sent now
          }
        });
  }

  @Get("/image") // read in pieces, no faster than the client takes them
  Response image() {
    InputStream in = new ByteArrayInputStream(new byte[] {1, 2, 3});
    return Response.stream(MediaType.parse("image/png"), in);
  }
  // end
}
