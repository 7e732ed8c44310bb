package shop;

import dev.serval.Example;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Responds;
import jakarta.validation.constraints.Max;
import java.util.List;

@Path("/bad")
@Responds(99)
final class Bad {
  enum Kind {
    TEA,
    CUP
  }

  record Item(@Example("cup") Kind kind, @Example("[1,") List<Integer> sizes) {}

  @Get
  String find(
      @Example("x") int limit, @Example("51") @Max(50) int most, @Example("a") List<String> tag) {
    return "";
  }

  @Post
  @Responds(value = 204, body = Item.class)
  void add(Item body) {}
}
