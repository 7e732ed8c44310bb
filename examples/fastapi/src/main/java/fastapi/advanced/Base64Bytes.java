package fastapi.advanced;

import dev.serval.App;
import dev.serval.Path;
import dev.serval.Post;

/// Bytes in JSON.
@Path("/base64-bytes")
@SuppressWarnings("ArrayRecordComponent") // bytes are what the page is about
final class Base64Bytes {
  static App app() {
    return App.create().mount(new Base64Bytes());
  }

  // snippet: json-with-bytes-as-base64
  record Data(String description, byte[] data) {}

  @Post
  Data reversed(Data body) {
    byte[] bytes = body.data().clone();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = body.data()[bytes.length - 1 - i];
    }
    return new Data(body.description(), bytes);
  }
  // end
}
