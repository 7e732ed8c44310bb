package shop;

import dev.serval.Get;
import dev.serval.Put;
import java.util.List;

/// Routes that several classes share.
abstract class Crud<T, I> {
  @Get
  List<T> all() {
    return List.of();
  }

  @Get("/{id}")
  abstract T one(I id);

  /// Replaces one.
  @Put("/{id}")
  T put(I id, T body) {
    return body;
  }
}
