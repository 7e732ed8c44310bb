package shop;

import dev.serval.Argument;
import dev.serval.Depends;
import dev.serval.Get;
import dev.serval.Middleware;
import dev.serval.Path;
import dev.serval.Provides;
import dev.serval.Response;
import dev.serval.Use;

@Path("/gate")
final class Gate {
  @Depends(Keys.class)
  @interface HasKey {
    String value();

    String[] colours() default {};
  }

  @Depends(Misspelt.class)
  @interface HasName {
    String name();
  }

  static final class Keys {
    @Provides
    void check(@Argument("value") int number) {}
  }

  static final class Misspelt {
    @Provides
    void check(@Argument String nam) {}
  }

  private enum Colour {
    RED
  }

  private static final class Mark {}

  @Depends(Painted.class)
  @interface HasColour {
    Colour value() default Colour.RED;

    Colour[] others() default {};

    Class<?>[] marks() default {Mark.class};

    Class<?> known() default String.class;
  }

  static final class Painted {
    @Provides
    void check(
        @Argument("value") Colour value,
        @Argument Colour[] others,
        @Argument Class<?>[] marks,
        @Argument Class<?> known) {}
  }

  static final class Several {
    @Provides
    void one() {}

    @Provides
    void other() {}
  }

  static final class Plain {
    @Provides
    String of(@Argument String value) {
      return value;
    }
  }

  private static final class Hidden implements Middleware {
    @Override
    public Response handle(dev.serval.Request request, dev.serval.Handler next) throws Exception {
      return next.handle(request);
    }
  }

  @Get("/a")
  @HasKey("x")
  String wrongType() {
    return "";
  }

  @Get("/b")
  @HasName(name = "x")
  String misspelt() {
    return "";
  }

  @Get("/c")
  @Depends(Several.class)
  String several() {
    return "";
  }

  @Get("/d")
  String without(@Depends(Plain.class) String text) {
    return "";
  }

  @Get("/e")
  String ofRoute(@Argument String text) {
    return "";
  }

  @Get("/f")
  @Use(Hidden.class)
  String hidden() {
    return "";
  }

  @Get("/g")
  @Depends(Gate.class)
  String none() {
    return "";
  }

  @Get("/h")
  @HasColour
  String painted() {
    return "";
  }
}
