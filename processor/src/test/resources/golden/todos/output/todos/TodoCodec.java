// Generated from todos.Todo
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Generated
final class TodoCodec implements JsonCodec<Todo> {
  static final TodoCodec INSTANCE = new TodoCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("Todo", "todos.Todo", TodoCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("id", "title", "due", "tags", "done");
  private static final JsonName ID = JsonName.of("id");
  private static final JsonName TITLE = JsonName.of("title");
  private static final JsonName DUE = JsonName.of("due");
  private static final JsonName TAGS = JsonName.of("tags");
  private static final JsonName DONE = JsonName.of("done");

  static {
    GeneratedCodecs.register(Todo.class, INSTANCE);
  }

  private TodoCodec() {}

  @Override
  public void write(JsonWriter out, Todo value) {
    out.beginObject();
    out.member(ID).value(value.id());
    out.member(TITLE).value(value.title());
    LocalDate due = value.due();
    if (due == null) {
      out.member(DUE).nullValue();
    } else {
      JsonCodecs.LOCAL_DATE.write(out.member(DUE), due);
    }
    out.member(TAGS).beginArray();
    for (String element : value.tags()) {
      out.value(element);
    }
    out.endArray();
    out.member(DONE).value(value.done());
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public @Nullable Todo read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    long id = 0;
    boolean hasId = false;
    String title = null;
    boolean hasTitle = false;
    LocalDate due = null;
    List<String> tags = null;
    boolean hasTags = false;
    boolean done = false;
    boolean hasDone = false;
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          hasId = true;
          id = in.readLong();
          if (!in.nextIs(TITLE, 1)) {
            break;
          }
        case 1:
          hasTitle = true;
          title = in.readString();
          if (!in.nextIs(DUE, 2)) {
            break;
          }
        case 2:
          due = readDue(in);
          if (!in.nextIs(TAGS, 3)) {
            break;
          }
        case 3:
          hasTags = true;
          tags = readTags(in);
          if (!in.nextIs(DONE, 4)) {
            break;
          }
        case 4:
          hasDone = true;
          done = in.readBoolean();
          break;
        default:
          in.skipValue();
      }
    }
    if (!hasId) {
      in.missing("id");
    }
    if (!hasTitle) {
      in.missing("title");
    }
    if (!hasTags) {
      in.missing("tags");
    }
    if (!hasDone) {
      in.missing("done");
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new Todo(id, title, due, tags, done);
  }

  private static @Nullable LocalDate readDue(JsonReader in) {
    if (in.tryNull()) {
      return null;
    }
    return JsonCodecs.LOCAL_DATE.read(in);
  }

  private static @Nullable List<String> readTags(JsonReader in) {
    if (!in.beginArray()) {
      return null;
    }
    List<String> values = new ArrayList<>();
    while (in.nextElement()) {
      values.add(in.readString());
    }
    return Collections.unmodifiableList(values);
  }

  private static Schema schema() {
    return Schema.object()
        .description("One thing to do.")
        .required("id", ScalarSchemas.LONG.description("given by the store, never reused"))
        .required("title", ScalarSchemas.STRING.description("what to do"))
        .property("due", ScalarSchemas.LOCAL_DATE.nullable()
                .description("the day it should be done by, or none"), false, true)
        .required("tags", Schema.array(ScalarSchemas.STRING).description("words to find it by"))
        .required("done", ScalarSchemas.BOOLEAN.description("whether it is done"));
  }
}
