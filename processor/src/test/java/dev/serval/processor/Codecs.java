package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.json.JsonCodec;
import dev.serval.json.JsonLimits;
import dev.serval.json.JsonReader;
import dev.serval.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// The codecs that are generated for a source, ready to read and write.
final class Codecs {
  private static final String HEAD =
      """
      package p;

      import com.fasterxml.jackson.annotation.JsonAlias;
      import com.fasterxml.jackson.annotation.JsonIgnore;
      import com.fasterxml.jackson.annotation.JsonProperty;
      import com.fasterxml.jackson.annotation.JsonSubTypes;
      import com.fasterxml.jackson.annotation.JsonTypeInfo;
      import com.fasterxml.jackson.annotation.JsonTypeName;
      import dev.serval.Codec;
      import dev.serval.Default;
      import dev.serval.Json;
      import dev.serval.Strict;
      import dev.serval.json.*;
      import dev.serval.validation.*;
      import dev.serval.validation.Constraint;
      import jakarta.validation.Valid;
      import jakarta.validation.constraints.*;
      import java.math.*;
      import java.net.URI;
      import java.time.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;

      """;

  private final Compilation compilation;
  private final ClassLoader loader;

  private Codecs(Compilation compilation) {
    this.compilation = compilation;
    this.loader = compilation.load();
  }

  /// Compiles types of package `p`; the usual imports are there. Warnings fail.
  static Codecs of(String source) {
    Compilation compilation = Compilation.of("p/Sample.java", HEAD + source);
    assertThat(compilation.messages()).filteredOn(Codecs::matters).isEmpty();
    return new Codecs(compilation);
  }

  /// The files that were generated.
  Set<String> generated() {
    return compilation.generated().keySet();
  }

  /// The samples keep several classes in a file, which javac's lint rightly dislikes elsewhere.
  private static boolean matters(String message) {
    return !message.contains("auxiliary class");
  }

  /// The codec of a class of package `p`.
  @SuppressWarnings("unchecked")
  JsonCodec<Object> codec(String type) {
    try {
      return (JsonCodec<Object>) JsonCodec.of(Class.forName("p." + type, true, loader));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /// Reads a document that is valid.
  Object read(String type, String json) {
    JsonReader in = reader(json);
    Object value = in.readDocument(codec(type));
    assertThat(describe(in)).isEmpty();
    assertThat(value).isNotNull();
    return value;
  }

  /// Reads a document that is not valid: `#/title not_blank` for each violation.
  List<String> violations(String type, String json) {
    JsonReader in = reader(json);
    assertThat(in.readDocument(codec(type))).isNull();
    return describe(in);
  }

  /// The sentences of all violations of a document.
  List<String> details(String type, String json) {
    JsonReader in = reader(json);
    in.readDocument(codec(type));
    return in.violations().list().stream().map(v -> v.detail()).toList();
  }

  /// Reads a document and writes what was read.
  String copy(String type, String json) {
    return write(type, read(type, json));
  }

  String write(String type, Object value) {
    JsonWriter out = new JsonWriter();
    codec(type).write(out, value);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  private static JsonReader reader(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new JsonReader(bytes, 0, bytes.length, JsonLimits.defaults());
  }

  private static List<String> describe(JsonReader in) {
    return in.violations().list().stream().map(v -> v.pointer() + " " + v.code()).toList();
  }
}
