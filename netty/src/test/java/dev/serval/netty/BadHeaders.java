// BadHeaders: one field that Headers itself would have refused.
package dev.serval.netty;

import dev.serval.http.Headers;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A field with a line end in its value, as an application's own [Headers] could have it.
final class BadHeaders implements Headers {
  @Override
  public @Nullable String first(String name) {
    return null;
  }

  @Override
  public List<String> all(String name) {
    return List.of();
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public void forEach(BiConsumer<String, String> action) {
    action.accept("Location", "/\r\nSet-Cookie: a=b");
  }
}
