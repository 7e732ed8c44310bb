import dev.serval.Cookie;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.MaxBody;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Query;

@Path("/items")
@MaxBody(-1)
final class Items {
  record Tags(@Header("x:y") String tag, String größe, @Query("a b") String text) {}

  @Get("/names")
  String names(@Header("a b") String a, @Cookie("") String session, @Cookie String größe) {
    return "";
  }

  @Get("/more")
  String more(@Header("") String xTag, @Header String __, @Cookie("é") String b, @Cookie Tags tags) {
    return "";
  }

  @Get("/fine")
  String fine(@Header("x!#$%&'*+-.^_`|~9Z") String a, @Cookie String b, @Query("a b") String größe) {
    return "";
  }

  @Post("/limit")
  @MaxBody(-2)
  void limit(String a) {}

  @Post("/none")
  @MaxBody(0)
  void none() {}
}
