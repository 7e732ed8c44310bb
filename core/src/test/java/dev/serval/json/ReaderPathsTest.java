package dev.serval.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.validation.Violations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The shortcuts of the reader give what its general paths give: names that were guessed or looked
/// for, strings scanned by words or by characters, readers that are new or used again.
final class ReaderPathsTest {
  private static final int SEED = 31;

  /// Names of all lengths around the words they are compared in, and some that need escapes.
  private static final List<String> NAMES = new ArrayList<>();

  static {
    for (int length = 1; length < 40; length += length < 20 ? 1 : 7) {
      NAMES.add("abcdefghijklmnopqrstuvwxyzabcdefghijklmn".substring(0, length));
    }
    Collections.addAll(NAMES, "", "na\u00efve", "a\"b", "tab\t", "\ud83d\ude00", "half\ud83d");
  }

  private static final JsonNames MEMBERS = JsonNames.of(NAMES.toArray(String[]::new));

  /// Takes the shortcuts, as generated codecs do.
  private static final class Guessing extends Searching {
    private static final List<JsonName> ENCODED = NAMES.stream().map(JsonName::of).toList();

    @Override
    int readMember(JsonReader in, int member, Map<String, JsonValue> into) {
      int known = super.readMember(in, member, into);
      while (known >= 0 && known + 1 < NAMES.size()) {
        if (known % 5 == 4 || !in.nextIs(ENCODED.get(known + 1), known + 1)) {
          break;
        }
        known = super.readMember(in, known + 1, into);
      }
      return known;
    }
  }

  private static class Searching implements JsonCodec<Map<String, JsonValue>> {
    @Override
    public void write(JsonWriter out, Map<String, JsonValue> value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, JsonValue> read(JsonReader in) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      if (in.beginObject()) {
        for (int member; (member = in.nextMember(MEMBERS)) != JsonReader.END; ) {
          readMember(in, member, members);
        }
      }
      return members;
    }

    int readMember(JsonReader in, int member, Map<String, JsonValue> into) {
      String name = in.memberName();
      assertThat(MEMBERS.indexOf(name)).isEqualTo(member < 0 ? -1 : member);
      into.put(name, in.readValue());
      return member;
    }
  }

  @Test
  void guessesWhatSearchingFinds() {
    Random random = new Random(SEED);
    for (int i = 0; i < 30_000; i++) {
      String document = object(random);
      String expected = outcome(new Searching(), document, 0);
      assertThat(outcome(new Guessing(), document, random.nextInt(9)))
          .as(document)
          .isEqualTo(expected);
      if (!expected.contains("DUPLICATE")) {
        JsonObject tree = (JsonObject) JsonValue.parse(document);
        assertThat(expected).isEqualTo(tree.members().toString());
      }
    }
  }

  @Test
  void guessesNothingPastTheEnd() {
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      String document = object(random);
      for (int length = 0; length < document.length(); length++) {
        String cut = document.substring(0, length);
        if (length == 0 || !Character.isHighSurrogate(document.charAt(length - 1))) {
          assertThat(outcome(new Guessing(), cut, 3)).isEqualTo(outcome(new Searching(), cut, 0));
        }
      }
    }
  }

  @Test
  void readsAllMembersInTurnWithoutASearch() {
    StringBuilder json = new StringBuilder("{");
    Map<String, JsonValue> expected = new LinkedHashMap<>();
    for (String name : NAMES.subList(0, NAMES.size() - 1)) {
      json.append(json.length() == 1 ? "" : ",").append(quoted(name)).append(":1");
      expected.put(name, JsonNumber.of(1));
    }
    byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    JsonReader in = new JsonReader(bytes, 0, bytes.length, JsonLimits.defaults());
    in.beginObject();
    assertThat(in.nextMember(MEMBERS)).isZero();
    for (int i = 1; i < expected.size(); i++) {
      assertThat(in.nextIs(JsonName.of(NAMES.get(i)), i)).isFalse(); // the value is not read yet
      assertThat(in.readInt()).isOne();
      assertThat(in.nextIs(JsonName.of(NAMES.get(i)), i)).as(NAMES.get(i)).isTrue();
      assertThat(in.memberName()).isEqualTo(NAMES.get(i));
    }
    assertThat(in.readInt()).isOne();
    assertThat(in.nextIs(JsonName.of("other"), 99)).isFalse();
    assertThat(in.nextMember(MEMBERS)).isEqualTo(JsonReader.END);
    assertThat(outcome(new Guessing(), json.toString(), 0)).isEqualTo(expected.toString());
  }

  @Test
  void readsStringsAtAnyPlaceInAnySpelling() {
    Random random = new Random(SEED);
    for (int i = 0; i < 50_000; i++) {
      String text = whole(RandomText.any(random, 60));
      String json = " ".repeat(random.nextInt(9)) + spelled(text, random);
      byte[] bytes = ("  " + json + "\"\"").getBytes(StandardCharsets.UTF_8);
      JsonReader in = new JsonReader(bytes, 2, bytes.length - 2, JsonLimits.defaults());
      assertThat(in.readString()).isEqualTo(text);
      in.end();
    }
  }

  @Test
  void startsAnewWhateverWasReadBefore() {
    Random random = new Random(SEED);
    JsonReader reused = new JsonReader();
    for (int i = 0; i < 10_000; i++) {
      String document = object(random);
      if (i % 5 == 0) {
        document = "[1]";
      } else if (i % 3 == 0) {
        document = document.substring(0, random.nextInt(document.length() + 1));
      }
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      Violations violations = new Violations();
      String actual =
          outcome(() -> {
            reused.reset(bytes, 0, bytes.length, JsonLimits.defaults(), violations);
            return reused.readDocument(new Guessing());
          });
      assertThat(actual).isEqualTo(outcome(new Searching(), document, 0));
      assertThat(violations.count()).isEqualTo(document.equals("[1]") ? 1 : 0);
      if (random.nextBoolean()) {
        reused.release();
      }
    }
  }

  private interface Reading {
    Object read();
  }

  private static String outcome(JsonCodec<?> codec, String document, int shift) {
    // What follows the document looks as if it went on.
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    byte[] around =
        ("\"".repeat(shift) + document + ",\"abc\":1}").getBytes(StandardCharsets.UTF_8);
    return outcome(() ->
        new JsonReader(around, shift, shift + bytes.length, JsonLimits.defaults())
            .readDocument(codec));
  }

  private static String outcome(Reading reading) {
    try {
      return String.valueOf(reading.read());
    } catch (JsonException e) {
      return e.kind() + " " + e.getMessage();
    }
  }

  /// An object whose members come in the order of the names most often, each in some spelling.
  private static String object(Random random) {
    StringBuilder json = new StringBuilder("{");
    int position = random.nextInt(4);
    int count = random.nextInt(12);
    int tidiness = random.nextInt(1, 20);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        json.append(space(random, tidiness)).append(',');
      }
      boolean odd = random.nextInt(tidiness) == 0;
      position = odd ? random.nextInt(NAMES.size() - 1) : (position + 1) % (NAMES.size() - 1);
      String name = odd && random.nextBoolean() ? "other" + i : NAMES.get(position);
      json.append(space(random, tidiness));
      json.append(odd && random.nextBoolean() ? spelled(name, random) : quoted(name));
      json.append(space(random, tidiness)).append(':').append(space(random, tidiness));
      json.append(value(random));
    }
    return json.append(space(random, tidiness)).append('}').toString();
  }

  private static String value(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> "null";
      case 1 -> "true";
      case 2 -> "false";
      case 3 -> "{\"a\":[]}";
      case 4 -> "[1,{\"b\":2}]";
      case 5 -> String.valueOf(random.nextInt());
      default -> "\"text\"";
    };
  }

  private static String space(Random random, int tidiness) {
    return random.nextInt(tidiness * 4) == 0 ? " \n\t\r".substring(random.nextInt(4)) : "";
  }

  private static String quoted(String text) {
    return new JsonWriter().value(text).toString();
  }

  /// A string in which each character is escaped or not, as it pleases.
  private static String spelled(String text, Random random) {
    int escapes = random.nextInt(1, 10);
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = Character.isHighSurrogate(c);
      if (random.nextInt(escapes) == 0) {
        json.append(String.format("\\u%04x", (int) c));
        if (pair) {
          json.append(String.format("\\u%04X", (int) text.charAt(++i)));
        }
      } else if (pair) {
        json.append(c).append(text.charAt(++i));
      } else {
        String plain = quoted(String.valueOf(c));
        json.append(plain, 1, plain.length() - 1);
      }
    }
    return json.append('"').toString();
  }

  /// The text without halves of pairs, which UTF-8 cannot hold.
  private static String whole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
