package streams;

import dev.serval.MaxBody;
import dev.serval.Path;
import dev.serval.Post;
import java.io.InputStream;

/// Bytes, which go back where they came from.
@Path("/copies")
final class Copies {
  /// Sends a body back while it comes, whatever its size.
  @Post
  @MaxBody(1L << 40)
  InputStream copy(InputStream body) {
    return body;
  }
}
