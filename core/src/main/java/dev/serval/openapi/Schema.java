// A JSON Schema as a fluent, immutable value.
package dev.serval.openapi;

import dev.serval.json.JsonArray;
import dev.serval.json.JsonBoolean;
import dev.serval.json.JsonNumber;
import dev.serval.json.JsonString;
import dev.serval.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// A JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) as a fluent, immutable value.
///
/// ```java
/// Schema.object()
///     .required("title", Schema.string().minLength(1).maxLength(80))
///     .optional("due", Schema.string("date").nullable())
///     .property("done", Schema.bool().defaultJson("false"), false, true)
/// ```
///
/// Every method returns a new schema and leaves this one as it was, so a schema may be shared
/// between threads and uses. A bound that is given twice is the tighter of the two. How nullability
/// is written depends on the shape (`type` with `"null"`, or `anyOf` around a reference) and is
/// decided when the document is written.
public final class Schema {
  /// The pattern of [#notBlank], to search for.
  static final String NOT_BLANK = "\\S";

  private final SchemaShape shape;
  private final boolean nullable;
  private final Keywords keywords;

  private Schema(SchemaShape shape, boolean nullable, Keywords keywords) {
    this.shape = shape;
    this.nullable = nullable;
    this.keywords = keywords;
  }

  private static Schema of(SchemaShape shape) {
    return new Schema(shape, false, Keywords.NONE);
  }

  /// Any JSON value.
  public static Schema any() {
    return of(new SchemaShape.Any());
  }

  /// A string.
  public static Schema string() {
    return of(new SchemaShape.Scalar("string"));
  }

  /// A string of a format, such as `date` or `uuid`; [ScalarSchemas] has those of Java's types.
  public static Schema string(String format) {
    return string().format(format);
  }

  /// A string that holds a JSON document of a schema.
  public static Schema jsonText(Schema content) {
    return of(new SchemaShape.JsonText(content));
  }

  /// A whole number of any size.
  public static Schema integer() {
    return of(new SchemaShape.Scalar("integer"));
  }

  /// A whole number of a format: `int32` or `int64`.
  public static Schema integer(String format) {
    return integer().format(format);
  }

  /// A number.
  public static Schema number() {
    return of(new SchemaShape.Scalar("number"));
  }

  /// A number of a format: `float` or `double`.
  public static Schema number(String format) {
    return number().format(format);
  }

  /// `true` or `false`.
  public static Schema bool() {
    return of(new SchemaShape.Scalar("boolean"));
  }

  /// An array of elements that are alike.
  public static Schema array(Schema items) {
    return of(new SchemaShape.Array(items));
  }

  /// An object whose member names are data and whose values are alike.
  public static Schema map(Schema values) {
    return map(string(), values);
  }

  /// An object whose member names are data of a kind of their own, such as UUIDs.
  public static Schema map(Schema names, Schema values) {
    return of(new SchemaShape.Dictionary(names, values));
  }

  /// An object without members yet; add them with [#required], [#optional] or [#property].
  public static Schema object() {
    return of(new SchemaShape.Structure(List.of(), false));
  }

  /// One of these strings. A Java enum is better made a [SchemaComponent] of this.
  public static Schema enumOf(String... values) {
    return string().with("enum", JsonArray.ofStrings(List.of(values)));
  }

  /// A reference to a component.
  public static Schema ref(SchemaComponent component) {
    return of(new SchemaShape.Reference(component));
  }

  /// At least one of these schemas.
  public static Schema anyOf(Schema... members) {
    return of(new SchemaShape.Union(false, List.of(members)));
  }

  /// Exactly one of these schemas. For objects told apart by a member use [#tagged].
  public static Schema oneOf(Schema... members) {
    return of(new SchemaShape.Union(true, List.of(members)));
  }

  /// One of several objects that are told apart by the text in the member `tag`; add them with
  /// [#variant]. In the document each variant requires the tag, also where the component of the
  /// variant alone does not have it.
  public static Schema tagged(String tag) {
    return of(new SchemaShape.Tagged(tag, Map.of()));
  }

  /// Adds an object to a [#tagged] schema: the one whose tag has the text `value`.
  public Schema variant(String value, SchemaComponent component) {
    if (!(shape instanceof SchemaShape.Tagged tagged)) {
      throw new IllegalStateException("variant(…) belongs to Schema.tagged(…)");
    }
    Map<String, SchemaComponent> variants = new LinkedHashMap<>(tagged.variants());
    if (variants.putIfAbsent(value, component) != null) {
      throw new IllegalArgumentException(
          "Tag '" + value + "' belongs to " + variants.get(value).javaType() + " already");
    }
    return withShape(new SchemaShape.Tagged(tagged.tag(), Collections.unmodifiableMap(variants)));
  }

  /// Adds a member that must be present in both directions.
  public Schema required(String name, Schema schema) {
    return property(name, schema, true, true);
  }

  /// Adds a member that may be absent in both directions.
  public Schema optional(String name, Schema schema) {
    return property(name, schema, false, false);
  }

  /// Adds a member. One with a default may be absent in a request and is always in a response.
  public Schema property(
      String name, Schema schema, boolean requiredOnInput, boolean requiredOnOutput) {
    SchemaShape.Structure structure = structure("property");
    List<SchemaShape.Property> properties = new ArrayList<>(structure.properties());
    properties.add(new SchemaShape.Property(name, schema, requiredOnInput, requiredOnOutput));
    return withShape(new SchemaShape.Structure(List.copyOf(properties), structure.closed()));
  }

  /// With `false`, members that were not added are refused.
  public Schema additionalProperties(boolean allowed) {
    SchemaShape.Structure structure = structure("additionalProperties");
    return withShape(new SchemaShape.Structure(structure.properties(), !allowed));
  }

  private SchemaShape.Structure structure(String caller) {
    if (shape instanceof SchemaShape.Structure structure) {
      return structure;
    }
    throw new IllegalStateException(caller + "(…) belongs to Schema.object()");
  }

  /// This schema or `null`.
  public Schema nullable() {
    return new Schema(shape, true, keywords);
  }

  /// The format of a string or number.
  public Schema format(String format) {
    return with("format", new JsonString(format));
  }

  /// The fewest code points of a string.
  public Schema minLength(int length) {
    return with(keywords.atLeast("minLength", JsonNumber.of(length)));
  }

  /// The most code points of a string.
  public Schema maxLength(int length) {
    return with(keywords.atMost("maxLength", JsonNumber.of(length)));
  }

  /// A Java regular expression that the *whole* string matches, as `@Pattern` means it; there may
  /// be several. The document has it anchored and in ECMA-262 grammar; one that has no such form
  /// (flags, look-behind, possessive quantifiers, …) is left out there.
  ///
  /// @throws PatternSyntaxException where it is no regular expression
  public Schema pattern(String regex) {
    return with(
        keywords.withPattern(Pattern.compile(regex).asMatchPredicate(), EcmaPattern.of(regex)));
  }

  /// A string with at least one character that is not white space.
  public Schema notBlank() {
    return with(
        keywords
            .atLeast("minLength", JsonNumber.of(1))
            .withPattern(Pattern.compile(NOT_BLANK).asPredicate(), NOT_BLANK));
  }

  /// The smallest number allowed.
  public Schema minimum(long value) {
    return with(keywords.atLeast("minimum", JsonNumber.of(value)));
  }

  /// The smallest number allowed, in decimal digits.
  public Schema minimum(String decimal) {
    return with(keywords.atLeast("minimum", JsonNumber.of(new BigDecimal(decimal))));
  }

  /// The greatest number allowed.
  public Schema maximum(long value) {
    return with(keywords.atMost("maximum", JsonNumber.of(value)));
  }

  /// The greatest number allowed, in decimal digits.
  public Schema maximum(String decimal) {
    return with(keywords.atMost("maximum", JsonNumber.of(new BigDecimal(decimal))));
  }

  /// The number that a value is greater than.
  public Schema exclusiveMinimum(long value) {
    return with(keywords.atLeast("exclusiveMinimum", JsonNumber.of(value)));
  }

  /// The number that a value is greater than, in decimal digits.
  public Schema exclusiveMinimum(String decimal) {
    return with(keywords.atLeast("exclusiveMinimum", JsonNumber.of(new BigDecimal(decimal))));
  }

  /// The number that a value is less than.
  public Schema exclusiveMaximum(long value) {
    return with(keywords.atMost("exclusiveMaximum", JsonNumber.of(value)));
  }

  /// The number that a value is less than, in decimal digits.
  public Schema exclusiveMaximum(String decimal) {
    return with(keywords.atMost("exclusiveMaximum", JsonNumber.of(new BigDecimal(decimal))));
  }

  /// The number that a value is a whole multiple of, in decimal digits.
  public Schema multipleOf(String decimal) {
    return with("multipleOf", JsonNumber.of(new BigDecimal(decimal)));
  }

  /// The fewest elements of an array.
  public Schema minItems(int count) {
    return with(keywords.atLeast("minItems", JsonNumber.of(count)));
  }

  /// The most elements of an array.
  public Schema maxItems(int count) {
    return with(keywords.atMost("maxItems", JsonNumber.of(count)));
  }

  /// No two elements of an array are equal.
  public Schema uniqueItems() {
    return with("uniqueItems", JsonBoolean.of(true));
  }

  /// The fewest members of an object.
  public Schema minProperties(int count) {
    return with(keywords.atLeast("minProperties", JsonNumber.of(count)));
  }

  /// The most members of an object.
  public Schema maxProperties(int count) {
    return with(keywords.atMost("maxProperties", JsonNumber.of(count)));
  }

  /// The only value there is.
  public Schema constant(JsonValue value) {
    return with("const", value);
  }

  /// The only value there is: a string.
  public Schema constant(String text) {
    return constant(new JsonString(text));
  }

  /// The encoding of binary data in a string, such as `base64`.
  public Schema contentEncoding(String encoding) {
    return with("contentEncoding", new JsonString(encoding));
  }

  /// The media type of what a string holds.
  public Schema contentMediaType(String mediaType) {
    return with("contentMediaType", new JsonString(mediaType));
  }

  /// What an absent value means.
  public Schema defaultValue(JsonValue value) {
    return with("default", value);
  }

  /// What an absent value means, as JSON text: `defaultJson("20")`, `defaultJson("\"tea\"")`.
  public Schema defaultJson(String json) {
    return defaultValue(JsonValue.parse(json));
  }

  /// A short name.
  public Schema title(String text) {
    return with("title", new JsonString(text));
  }

  /// What it is, in CommonMark.
  public Schema description(String text) {
    return text.isEmpty() ? this : with("description", new JsonString(text));
  }

  /// Is on its way out.
  public Schema deprecated() {
    return with("deprecated", JsonBoolean.of(true));
  }

  /// Appears in responses only.
  public Schema readOnly() {
    return with("readOnly", JsonBoolean.of(true));
  }

  /// Appears in requests only.
  public Schema writeOnly() {
    return with("writeOnly", JsonBoolean.of(true));
  }

  /// A value that shows what is meant. One that this schema refuses is not put into the document.
  public Schema example(JsonValue value) {
    return with("examples", new JsonArray(List.of(value)));
  }

  /// A value that shows what is meant, as JSON text.
  public Schema exampleJson(String json) {
    return example(JsonValue.parse(json));
  }

  private Schema with(String keyword, JsonValue value) {
    return with(keywords.with(keyword, value));
  }

  private Schema with(Keywords others) {
    return new Schema(shape, nullable, others);
  }

  Schema withShape(SchemaShape other) {
    return new Schema(other, nullable, keywords);
  }

  SchemaShape shape() {
    return shape;
  }

  boolean isNullable() {
    return nullable;
  }

  /// The keywords beside the shape, in the order they were added; `examples` unchecked.
  Map<String, JsonValue> keywords() {
    return keywords.values();
  }

  @Nullable JsonValue keyword(String name) {
    return keywords.values().get(name);
  }

  /// The checks of the regular expressions, which may say more than the document can.
  List<Predicate<String>> patterns() {
    return keywords.patterns();
  }
}
