package shop;

import dev.serval.Json;
import java.util.List;

final class Orders {
  @Json
  record Order(List<Line> lines) {}

  record Line(String sku) {}
}
