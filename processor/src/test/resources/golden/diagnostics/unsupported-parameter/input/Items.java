import dev.serval.Convert;
import dev.serval.Cookie;
import dev.serval.Get;
import dev.serval.ParamConverter;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Query;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

@Path("/items")
final class Items {
  static final class Point {
    Point(int x, int y) {}
  }

  static final class Hidden {
    private Hidden(String text) {}

    static Hidden of(CharSequence text) {
      return new Hidden("");
    }
  }

  static final class ColorConverter implements ParamConverter<String> {
    @Override
    public String convert(String raw) {
      return raw;
    }
  }

  record Nested(Point point) {}

  @Get("/a")
  String point(Point point) {
    return "";
  }

  @Get("/b")
  String hidden(@Query Hidden hidden) {
    return "";
  }

  @Get("/c")
  String date(Date date) {
    return "";
  }

  @Get("/d")
  String optionalInt(OptionalInt number) {
    return "";
  }

  @Get("/e")
  String converter(@Convert(ColorConverter.class) Point point) {
    return "";
  }

  @Get("/f")
  String nested(@Query Nested nested) {
    return "";
  }

  @Get("/g")
  @SuppressWarnings("rawtypes")
  String raw(List list) {
    return "";
  }

  @Get("/h")
  String optionalList(Optional<List<String>> list) {
    return "";
  }

  @Get("/i")
  String cookies(@Cookie List<String> session) {
    return "";
  }

  @Post("/j")
  void bytes(byte[] body) {}
}
