import dev.serval.Cookie;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Path;
import dev.serval.Query;

@Path("/items")
final class Items {
  record Page(int page) {}

  @Get("/a")
  String two(@Query @Header String a) {
    return "";
  }

  @Get("/b")
  String twice(String a, @Query("a") String b) {
    return "";
  }

  @Get("/c")
  String headers(@Header String xTag, @Header("x-tag") String other) {
    return "";
  }

  @Get("/d")
  String nested(int page, @Query Page query) {
    return "";
  }
}
