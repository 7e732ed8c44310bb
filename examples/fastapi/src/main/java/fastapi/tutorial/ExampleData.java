package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Codec;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonString;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.Schema;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Examples in the document.
@Path("/example-data")
final class ExampleData {
  static App app() {
    return App.create().mount(new ExampleData());
  }

  // snippet: declare-request-example-data
  record Isbn(String text) {}

  static final class IsbnCodec implements JsonCodec<Isbn> {
    static final IsbnCodec INSTANCE = new IsbnCodec();
    static final Schema SCHEMA = Schema.string().example(new JsonString("978-0-13-468599-1"));

    @Override
    public void write(JsonWriter out, Isbn value) {
      out.value(value.text());
    }

    @Override
    public @Nullable Isbn read(JsonReader in) {
      String text = in.readString();
      return text == null ? null : new Isbn(text);
    }
  }

  record Book(@Codec(IsbnCodec.class) Isbn isbn, @Size(min = 3) String title, LocalDate due) {}

  @Post // the other members have examples that were made of their types and constraints
  Book lend(Book book) {
    return book;
  }
  // end
}
