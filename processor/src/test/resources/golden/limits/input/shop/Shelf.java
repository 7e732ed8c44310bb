package shop;

import dev.serval.Body;
import dev.serval.MaxBody;
import dev.serval.Post;

/// Routes of shelves of several sizes.
@MaxBody(64)
abstract class Shelf implements Furniture {
  @Post
  int put(@Body String text) {
    return text.length();
  }

  @Post("/more")
  @MaxBody(256)
  int more(@Body String text) {
    return text.length();
  }
}
