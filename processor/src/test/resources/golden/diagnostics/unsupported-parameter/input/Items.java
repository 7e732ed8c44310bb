import dev.serval.Convert;
import dev.serval.Cookie;
import dev.serval.Form;
import dev.serval.Get;
import dev.serval.Header;
import dev.serval.ParamConverter;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Query;
import dev.serval.json.JsonValue;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

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

  record Corner(int x, int y) {}

  record Area(Corner corner, List<Corner> corners, Map<String, String> more, Object any) {}

  @Get("/k")
  String flat(@Query Area area) {
    return "";
  }

  @Get("/l")
  String objects(Object o, Number n, @Query JsonValue json) {
    return "";
  }

  @Post("/m")
  void object(Object o, HashMap<String, String> map) {}

  @Get("/n")
  String maps(
      @Query Map<String, String> query,
      @Header Map<String, String> headers,
      @Cookie Map<String, String> cookies,
      HashMap<String, String> map) {
    return "";
  }

  @Post("/o")
  void form(@Form Map<String, String> fields) {}

  @Get("/p/{all}")
  String path(Map<String, String> all, @Query byte[] bytes, @Query int[] numbers) {
    return "";
  }

  @Get("/q")
  String lists(
      @Query List<Corner> corners,
      @Query Optional<Corner> corner,
      @Query List<Object> any,
      @Query ArrayList<String> texts,
      @Query AtomicInteger count) {
    return "";
  }
}
