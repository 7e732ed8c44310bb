// Generated from todos.TodoPatch
package todos;

import dev.serval.Generated;
import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import dev.serval.json.Patch;
import dev.serval.openapi.ScalarSchemas;
import dev.serval.openapi.Schema;
import dev.serval.openapi.SchemaComponent;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Generated
final class TodoPatchCodec implements JsonCodec<TodoPatch> {
  static final TodoPatchCodec INSTANCE = new TodoPatchCodec();

  static final SchemaComponent SCHEMA =
      new SchemaComponent("TodoPatch", "todos.TodoPatch", TodoPatchCodec::schema);

  private static final JsonNames MEMBERS = JsonNames.of("title", "due", "done");
  private static final JsonName TITLE = JsonName.of("title");
  private static final JsonName DUE = JsonName.of("due");
  private static final JsonName DONE = JsonName.of("done");
  private static final Rule TITLE_VALUE_NOT_BLANK = Constraints.notBlank();
  private static final Rule TITLE_VALUE_SIZE = Constraints.size(0, 80);

  static {
    GeneratedCodecs.register(TodoPatch.class, INSTANCE);
  }

  private TodoPatchCodec() {}

  @Override
  public void write(JsonWriter out, TodoPatch value) {
    out.beginObject();
    Patch<String> title = value.title();
    if (title.isPresent()) {
      if (title.value() == null) {
        out.member(TITLE).nullValue();
      } else {
        out.member(TITLE).value(title.value());
      }
    }
    Patch<LocalDate> due = value.due();
    if (due.isPresent()) {
      if (due.value() == null) {
        out.member(DUE).nullValue();
      } else {
        JsonCodecs.LOCAL_DATE.write(out.member(DUE), due.value());
      }
    }
    Patch<Boolean> done = value.done();
    if (done.isPresent()) {
      if (done.value() == null) {
        out.member(DONE).nullValue();
      } else {
        out.member(DONE).value(done.value());
      }
    }
    out.endObject();
  }

  @Override
  @SuppressWarnings("fallthrough") // to the member that follows most often
  public @Nullable TodoPatch read(JsonReader in) {
    int before = in.errorCount();
    if (!in.beginObject()) {
      return null;
    }
    Patch<String> title = Patch.absent();
    Patch<LocalDate> due = Patch.absent();
    Patch<Boolean> done = Patch.absent();
    for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
      switch (member) {
        case 0:
          title = readTitle(in);
          if (!in.nextIs(DUE, 1)) {
            break;
          }
        case 1:
          due = readDue(in);
          if (!in.nextIs(DONE, 2)) {
            break;
          }
        case 2:
          done = readDone(in);
          break;
        default:
          in.skipValue();
      }
    }
    if (in.errorCount() != before) {
      return null;
    }
    return new TodoPatch(title, due, done);
  }

  private static @Nullable Patch<String> readTitle(JsonReader in) {
    return Patch.of(readTitleValue(in));
  }

  private static @Nullable String readTitleValue(JsonReader in) {
    String value = in.readString();
    if (value != null) {
      if (!Constraints.isNotBlank(value)) {
        in.report(TITLE_VALUE_NOT_BLANK);
      }
      if (!Constraints.hasSize(value, 0, 80)) {
        in.report(TITLE_VALUE_SIZE);
      }
    }
    return value;
  }

  private static @Nullable Patch<LocalDate> readDue(JsonReader in) {
    if (in.tryNull()) {
      return Patch.ofNull();
    }
    return Patch.of(JsonCodecs.LOCAL_DATE.read(in));
  }

  private static @Nullable Patch<Boolean> readDone(JsonReader in) {
    return Patch.of(in.readBoolean());
  }

  private static Schema schema() {
    return Schema.object()
        .description("A change to a todo: an absent member stays as it is, and `due: null` removes the day.")
        .optional("title", ScalarSchemas.STRING.maxLength(80).notBlank()
                .description("the new title"))
        .optional("due", ScalarSchemas.LOCAL_DATE.nullable()
                .description("the new day, or null for none"))
        .optional("done", ScalarSchemas.BOOLEAN.description("whether it is done now"));
  }
}
