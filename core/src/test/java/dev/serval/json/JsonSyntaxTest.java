package dev.serval.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of documents in `syntax.txt`: each is read in every way there is, with one verdict.
final class JsonSyntaxTest {
  private static final JsonNames TAGS = JsonNames.of("x");

  record Case(char verdict, String name, byte[] document) {
    @Override
    public String toString() {
      return verdict + " " + name;
    }
  }

  /// The ways to read a value; none may be laxer than another.
  private static final List<Consumer<JsonReader>> WAYS =
      List.of(
          JsonReader::readValue,
          JsonReader::skipValue,
          JsonReader::readString,
          JsonReader::readInt,
          JsonReader::readDouble,
          JsonReader::readBigDecimal,
          JsonReader::readBoolean,
          in -> in.readName(TAGS),
          JsonSyntaxTest::readMembers,
          JsonSyntaxTest::readUnion,
          in -> JsonCodecs.map(JsonCodecs.STRING).read(in),
          in -> JsonCodecs.list(JsonCodecs.INT).read(in));

  private static void readMembers(JsonReader in) {
    JsonNames names = JsonNames.of("b", "a", "\u00e9");
    if (in.beginObject()) {
      while (in.nextMember(names) != JsonReader.END) {
        in.readLong();
      }
    }
  }

  private static void readUnion(JsonReader in) {
    if (in.readTag("tag", TAGS) >= 0) {
      in.skipValue();
    }
  }

  static Stream<Case> documents() throws IOException {
    return lines().stream().map(JsonSyntaxTest::parse);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = JsonSyntaxTest.class.getResourceAsStream("syntax.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static Case parse(String line) {
    int space = line.indexOf(' ', 2);
    String name = space < 0 ? line.substring(2) : line.substring(2, space);
    String text = space < 0 ? "" : line.substring(space + 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '<') {
        bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 3;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return new Case(line.charAt(0), name, bytes.toByteArray());
  }

  @Test
  void hasAtLeast150DocumentsOfDifferentNames() throws IOException {
    assertThat(documents().map(Case::name).distinct().count())
        .isEqualTo(documents().count())
        .isGreaterThan(150);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void readsAlikeInEveryWay(Case document) {
    for (int way = 0; way < WAYS.size(); way++) {
      Consumer<JsonReader> read = WAYS.get(way);
      Consumer<byte[]> whole = bytes -> readAll(bytes, 0, bytes.length, read);
      byte[] json = document.document();
      if (document.verdict() == 'y') {
        whole.accept(json);
      } else {
        assertThatThrownBy(() -> whole.accept(json))
            .as("way %d", way)
            .isInstanceOfSatisfying(
                JsonException.class,
                e -> {
                  assertThat(e.kind()).isEqualTo(kind(document));
                  assertThat(e.offset()).isBetween(0L, (long) json.length);
                });
      }
    }
  }

  /// A reader of part of an array must neither look before nor after its part.
  @ParameterizedTest
  @MethodSource("documents")
  void readsAlikeInTheMiddleOfABuffer(Case document) {
    byte[] json = document.document();
    for (byte around : new byte[] {'1', '"', '}', ' ', (byte) 0x80}) {
      byte[] buf = new byte[json.length + 32];
      Arrays.fill(buf, around);
      System.arraycopy(json, 0, buf, 16, json.length);
      if (document.verdict() == 'y') {
        readAll(buf, 16, 16 + json.length, JsonReader::readValue);
      } else {
        assertThatThrownBy(() -> readAll(buf, 16, 16 + json.length, JsonReader::readValue))
            .isInstanceOfSatisfying(
                JsonException.class, e -> assertThat(e.offset()).isBetween(0L, (long) json.length));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void writesAcceptedDocumentsSoThatTheyReadBackEqual(Case document) {
    if (document.verdict() == 'y') {
      JsonValue value = JsonValue.parse(document.document());
      assertThat(JsonValue.parse(value.toBytes())).isEqualTo(value);
      assertThat(JsonValue.parse(value.toString())).isEqualTo(value);
    }
  }

  private static JsonException.Kind kind(Case document) {
    return document.verdict() == 'd' ? JsonException.Kind.DUPLICATE : JsonException.Kind.SYNTAX;
  }

  private static void readAll(byte[] buf, int from, int to, Consumer<JsonReader> read) {
    JsonReader in = new JsonReader(buf, from, to, JsonLimits.defaults());
    read.accept(in);
    in.end();
  }
}
