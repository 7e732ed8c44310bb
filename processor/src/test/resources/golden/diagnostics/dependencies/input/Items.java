import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Path;
import dev.serval.Provides;

@Path("/items")
final class Items {
  record User(String name) {}

  record Note(String text, int size) {}

  static final class Nothing {}

  static final class Several {
    @Provides
    User one() {
      return new User("");
    }

    @Provides
    User other() {
      return new User("");
    }
  }

  static final class Circle {
    @Provides
    User user(@Depends(Circle.class) String name) {
      return new User(name);
    }

    @Provides
    String name(@Depends(Circle.class) User user) {
      return user.name();
    }
  }

  static final class Deep {
    @Provides
    User user(@Depends(Nothing.class) String name) {
      return new User(name);
    }

    @Provides
    private Integer hidden() {
      return 1;
    }

    @Provides
    Long body(Note note) {
      return 1L;
    }
  }

  @Get("/a")
  String missing(@Depends(Nothing.class) User user) {
    return "";
  }

  @Get("/b")
  String several(@Depends(Several.class) User user) {
    return "";
  }

  @Get("/c")
  String circle(@Depends(Circle.class) User user) {
    return "";
  }

  @Get("/d")
  String deep(@Depends(Deep.class) User user) {
    return "";
  }

  @Get("/e")
  String hidden(@Depends(Deep.class) Integer number) {
    return "";
  }

  @Get("/f")
  String body(@Depends(Deep.class) Long number) {
    return "";
  }
}
