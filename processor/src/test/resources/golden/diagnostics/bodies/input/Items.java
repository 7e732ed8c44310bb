import dev.serval.Body;
import dev.serval.Delete;
import dev.serval.Form;
import dev.serval.Get;
import dev.serval.Head;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Put;
import dev.serval.RequestBody;
import dev.serval.json.JsonValue;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

@Path("/items")
final class Items {
  record Item(String name) {}

  record Page(int page, int size) {}

  @Get("/a")
  String onGet(Page page) {
    return "";
  }

  @Delete("/b")
  void onDelete(@Body String reason) {}

  @Head("/c")
  void onHead(@Form String field) {}

  @Post("/d")
  void formAndJson(@Form String field, Item item) {}

  @Put("/e")
  void bytesAndJson(@Body Item item, RequestBody bytes) {}

  @Post("/f")
  void sameMember(@Body("a") Item one, @Body("a") Item other) {}

  record Point(int x) {}

  @Get("/all")
  String all(
      Map<String, String> map,
      JsonValue json,
      List<Point> points,
      @Body int number,
      @Form String field,
      InputStream stream) {
    return "";
  }
}
