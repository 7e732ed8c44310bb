import dev.serval.Body;
import dev.serval.Default;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Query;
import org.jspecify.annotations.Nullable;

@Path("/items")
final class Items {
  record Item(
      @Nullable int count, @Nullable @Default("true") boolean open, @Nullable int[] numbers) {}

  record Paging(@Nullable long offset) {}

  record Fine(
      @Nullable Integer count, @Default("1") int size, int @Nullable [] numbers, int number) {}

  @Get
  String list(@Nullable int z, @Header @Nullable double ratio, @Query Paging paging) {
    return "";
  }

  @Post
  void add(Item item) {}

  @Post("/fine")
  void fine(Fine fine, @Nullable Integer n) {}

  @Post("/shared")
  void shared(@Body @Nullable char a, @Body String b) {}

  @Get("/result")
  @Nullable int result() {
    return 0;
  }

  @Get("/{id}")
  String path(@Nullable long id) {
    return "";
  }
}
