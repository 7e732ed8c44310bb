package dev.serval.json.model;

import dev.serval.json.GeneratedCodecs;
import dev.serval.json.JsonCodec;
import dev.serval.json.JsonName;
import dev.serval.json.JsonNames;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;

/// What the processor generates for [Outer.Item].
final class Outer_ItemCodec implements JsonCodec<Outer.Item> {
  static final Outer_ItemCodec INSTANCE = new Outer_ItemCodec();

  private static final JsonNames NAMES = JsonNames.of("title", "count");
  private static final JsonName TITLE = JsonName.of("title");
  private static final JsonName COUNT = JsonName.of("count");

  static {
    GeneratedCodecs.register(Outer.Item.class, INSTANCE);
  }

  @Override
  public void write(JsonWriter out, Outer.Item item) {
    out.beginObject();
    out.member(TITLE).value(item.title());
    out.member(COUNT).value(item.count());
    out.endObject();
  }

  @Override
  public Outer.Item read(JsonReader in) {
    int mark = in.errorCount();
    String title = null;
    int count = 0;
    boolean[] seen = new boolean[2];
    if (!in.beginObject()) {
      return null;
    }
    for (int i; (i = in.nextMember(NAMES)) != JsonReader.END; ) {
      switch (i) {
        case 0 -> title = in.readString();
        case 1 -> count = in.readInt();
        default -> in.skipValue();
      }
      if (i >= 0) {
        seen[i] = true;
      }
    }
    if (!seen[0]) {
      in.missing("title");
    }
    if (!seen[1]) {
      in.missing("count");
    }
    return in.errorCount() == mark ? new Outer.Item(title, count) : null;
  }
}
