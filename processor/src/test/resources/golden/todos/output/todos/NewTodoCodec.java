// Generated from todos.NewTodo
package todos;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Generated
final class NewTodoCodec implements JsonCodec<NewTodo> {
  static final NewTodoCodec INSTANCE = new NewTodoCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("NewTodo", "todos.NewTodo", NewTodoCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("title", "due", "tags");
  private static final JsonName TITLE = JsonName.of("title");
  private static final JsonName DUE = JsonName.of("due");
  private static final JsonName TAGS = JsonName.of("tags");
  private static final Rule TITLE_NOT_BLANK = Constraints.notBlank();
  private static final Rule TITLE_SIZE = Constraints.size(0, 80);
  private static final Rule TAGS_ELEMENT_NOT_BLANK = Constraints.notBlank();
  private static final Rule TAGS_ELEMENT_SIZE = Constraints.size(0, 20);
  private static final Rule TAGS_SIZE = Constraints.size(0, 10);

  static {
    GeneratedCodecs.register(NewTodo.class, INSTANCE);
  }

  private NewTodoCodec() {}

  @Override
  public void write(JsonWriter out, NewTodo value) {
    out.beginObject();
    out.member(TITLE).value(value.title());
    LocalDate due = value.due();
    if (due == null) {
      out.member(DUE).nullValue();
    } else {
      JsonCodecs.LOCAL_DATE.write(out.member(DUE), due);
    }
    List<String> tags = value.tags();
    if (tags == null) {
      out.member(TAGS).nullValue();
    } else {
      out.member(TAGS).beginArray();
      for (String element : tags) {
        out.value(element);
      }
      out.endArray();
    }
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public @Nullable NewTodo read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    String title = null;
    boolean hasTitle = false;
    LocalDate due = null;
    List<String> tags = null;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasTitle = true;
          title = readTitle(in);
          if (!in.nextIs(DUE, 1)) {
            break;
          }
        case 1:
          due = readDue(in);
          if (!in.nextIs(TAGS, 2)) {
            break;
          }
        case 2:
          tags = readTags(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasTitle) {
      in.missing("title");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new NewTodo(title, due, tags);
  }

  private static @Nullable String readTitle(JsonReader in) {
    String value = in.readString();
    if (value != null) {
      if (!Constraints.isNotBlank(value)) {
        in.report(TITLE_NOT_BLANK);
      }
      if (!Constraints.hasSize(value, 0, 80)) {
        in.report(TITLE_SIZE);
      }
    }
    return value;
  }

  private static @Nullable LocalDate readDue(JsonReader in) {
    if (in.tryNull()) {
      return null;
    }
    return JsonCodecs.LOCAL_DATE.read(in);
  }

  private static @Nullable List<String> readTags(JsonReader in) {
    if (in.tryNull()) {
      return null;
    }
    if (!in.beginArray()) {
      return null;
    }
    List<String> values = new ArrayList<>();
    while (in.nextElement()) {
      values.add(readTagsElement(in));
    }
    if (values.size() > 10) {
      in.report(TAGS_SIZE);
    }
    return Collections.unmodifiableList(values);
  }

  private static @Nullable String readTagsElement(JsonReader in) {
    String value = in.readString();
    if (value != null) {
      if (!Constraints.isNotBlank(value)) {
        in.report(TAGS_ELEMENT_NOT_BLANK);
      }
      if (!Constraints.hasSize(value, 0, 20)) {
        in.report(TAGS_ELEMENT_SIZE);
      }
    }
    return value;
  }

  private static Schema schema() {
    return Schema.object()
        .description("A todo that has no id yet.")
        .required("title", ScalarSchemas.STRING.maxLength(80).notBlank().description("what to do"))
        .property("due", ScalarSchemas.LOCAL_DATE.nullable()
                .description("the day it should be done by, or none"), false, true)
        .property("tags", Schema.array(ScalarSchemas.STRING.maxLength(20).notBlank()).maxItems(10)
                .nullable().description("words to find it by"), false, true);
  }
}
