import dev.serval.Body;
import dev.serval.Delete;
import dev.serval.Form;
import dev.serval.Get;
import dev.serval.Head;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Put;
import dev.serval.RequestBody;

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
}
