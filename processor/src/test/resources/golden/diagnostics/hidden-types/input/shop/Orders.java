package shop;

import dev.serval.Json;
import java.util.List;

final class Orders {
  @Json
  record Order(List<Line> lines, Inner.Deep deep) {}

  private record Line(String sku) {}

  private static final class Inner {
    record Deep(int x) {}
  }
}
