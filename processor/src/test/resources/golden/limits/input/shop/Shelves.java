package shop;

import dev.serval.MaxBody;
import dev.serval.Path;

final class Shelves {
  private Shelves() {}

  /// As its superclass.
  @Path("/wood")
  static final class Wood extends Shelf {}

  /// As the smaller of its superclass and its interface, which are equally near.
  @Path("/glass")
  static final class Glass extends Shelf implements Fragile {}

  /// As it says itself.
  @Path("/steel")
  @MaxBody(128)
  static final class Steel extends Shelf implements Fragile {}
}
