package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the codec generated for a record reads, writes and refuses.
final class RecordCodecTest {

  @Test
  void copiesEveryScalar() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record All(boolean bo, byte by, short sh, int i, long lo, float f, double d, char c,
                Boolean bbo, Byte bby, Short bsh, Integer bi, Long blo, Float bf, Double bd, Character bc,
                String s, BigDecimal dec, BigInteger big, UUID uuid, URI uri, Instant instant,
                LocalDate date, LocalDateTime dateTime, LocalTime time, OffsetDateTime odt,
                OffsetTime ot, ZonedDateTime zdt, Duration duration, Period period, Year year,
                YearMonth yearMonth, MonthDay monthDay, ZoneId zone, ZoneOffset offset,
                byte[] bytes, JsonValue any) {}
            """);
    String json =
        """
        {"bo":true,"by":-128,"sh":32767,"i":-7,"lo":9007199254740993,"f":0.5,"d":1.0E300,"c":"x",\
        "bbo":false,"bby":1,"bsh":2,"bi":3,"blo":4,"bf":1.5,"bd":2.5,"bc":"y",\
        "s":"t\\"é","dec":1.50,"big":123456789012345678901234567890,\
        "uuid":"8f14e45f-ceea-467f-a8d1-0a1b2c3d4e5f","uri":"https://example.org/a?b=c",\
        "instant":"2026-03-14T09:26:53Z","date":"2026-03-14","dateTime":"2026-03-14T09:26:53",\
        "time":"09:26:53","odt":"2026-03-14T09:26:53+01:00","ot":"09:26:53Z",\
        "zdt":"2026-03-14T09:26:53+01:00[Europe/Paris]","duration":"PT1M","period":"P1M",\
        "year":2026,"yearMonth":"2026-03","monthDay":"--03-14","zone":"Europe/Paris",\
        "offset":"+01:00","bytes":"AQID","any":{"a":[1,null]}}\
        """;

    assertThat(codecs.copy("All", json)).isEqualTo(json);
  }

  @Test
  void copiesEveryContainer() {
    Codecs codecs =
        Codecs.of(
            """
            enum Size { S, M }
            record Item(String name) {}
            @Json record All(List<String> list, Set<Integer> set, Collection<Item> items,
                Map<String, Integer> map, Map<Size, Item> bySize, Map<UUID, List<Long>> byId,
                Optional<String> full, Optional<Integer> empty, List<List<Item>> nested,
                int[] ints, String[] strings, Item[] array, double[][] matrix,
                List<Optional<String>> maybes, Map<LocalDate, Size> days) {}
            """);
    String json =
        """
        {"list":["a","b"],"set":[2,1],"items":[{"name":"x"}],"map":{"k":1},\
        "bySize":{"M":{"name":"y"}},"byId":{"8f14e45f-ceea-467f-a8d1-0a1b2c3d4e5f":[1,2]},\
        "full":"f","empty":null,"nested":[[{"name":"n"}],[]],"ints":[1,2,3],"strings":["s"],\
        "array":[{"name":"z"}],"matrix":[[1.0],[2.5,3.0]],"maybes":["m",null],\
        "days":{"2026-03-14":"S"}}\
        """;

    assertThat(codecs.copy("All", json)).isEqualTo(json);
  }

  @Test
  void reportsTypeErrorsOfEveryMemberAtItsPlace() {
    Codecs codecs =
        Codecs.of(
            """
            record Item(String name, int count) {}
            @Json record Order(int number, List<Item> items, Map<String, Item> byName, Set<Integer> set,
                Optional<Integer> maybe, int[] ints) {}
            """);

    assertThat(
            codecs.violations(
                "Order",
                """
                {"number":"x","items":[{"name":1,"count":2},{"name":"a","count":true},3],
                 "byName":{"a/b":{"name":"n"}},"set":[1,1,"2"],"maybe":[],"ints":[1,"2"]}\
                """))
        .containsExactly(
            "#/number type",
            "#/items/0/name type",
            "#/items/1/count type",
            "#/items/2 type",
            "#/byName/a~1b/count required",
            "#/set/1 unique",
            "#/set/2 type",
            "#/maybe type",
            "#/ints/1 type");
  }

  @Test
  void requiresWhatIsNotNullableAndHasNoDefault() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Note(String title, int stars, Integer boxed, List<String> tags,
                @Nullable String text, Optional<String> mail, dev.serval.json.Patch<String> patch,
                @Default("7") int week, @Default("tea") String drink) {}
            """);

    assertThat(codecs.violations("Note", "{}"))
        .containsExactly(
            "#/title required", "#/stars required", "#/boxed required", "#/tags required");
    assertThat(codecs.read("Note", "{\"title\":\"t\",\"stars\":1,\"boxed\":2,\"tags\":[]}"))
        .hasToString(
            "Note[title=t, stars=1, boxed=2, tags=[], text=null, mail=Optional.empty,"
                + " patch=Patch.absent, week=7, drink=tea]");
  }

  @Test
  void acceptsNullOnlyWhereItIsAllowed() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Note(String title, @Nullable Integer stars, List<@Nullable String> tags,
                List<String> names, Map<String, @Nullable Long> counts, Optional<String> mail,
                @Default("7") int week, String @Nullable [] lines) {}
            """);

    assertThat(
            codecs.violations(
                "Note",
                """
                {"title":null,"stars":null,"tags":[null],"names":[null],"counts":{"a":null},
                 "mail":null,"week":null,"lines":null}\
                """))
        .containsExactly("#/title type", "#/names/0 type", "#/week type");
    assertThat(
            codecs.copy(
                "Note",
                """
                {"title":"t","stars":null,"tags":[null,"a"],"names":[],"counts":{"a":null,"b":2},\
                "mail":null,"lines":null}\
                """))
        .isEqualTo(
            """
            {"title":"t","stars":null,"tags":[null,"a"],"names":[],"counts":{"a":null,"b":2},\
            "mail":null,"week":7,"lines":null}\
            """);
  }

  @Test
  void tellsAbsentNullAndValueOfAPatchApart() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Change(dev.serval.json.Patch<String> title,
                dev.serval.json.Patch<@Nullable LocalDate> due,
                dev.serval.json.Patch<List<String>> tags) {}
            """);

    assertThat(codecs.read("Change", "{}"))
        .hasToString("Change[title=Patch.absent, due=Patch.absent, tags=Patch.absent]");
    assertThat(codecs.copy("Change", "{}")).isEqualTo("{}");
    assertThat(codecs.copy("Change", "{\"due\":null}")).isEqualTo("{\"due\":null}");
    assertThat(codecs.copy("Change", "{\"title\":\"t\",\"tags\":[\"a\"]}"))
        .isEqualTo("{\"title\":\"t\",\"tags\":[\"a\"]}");
    assertThat(codecs.violations("Change", "{\"title\":null,\"tags\":null}"))
        .containsExactly("#/title type", "#/tags type");
  }

  @Test
  void readsDefaultsOfEveryKind() {
    Codecs codecs =
        Codecs.of(
            """
            enum Level { LOW, @JsonProperty("high") HIGH }
            @Json record Defaults(@Default("true") boolean bo, @Default("-1") byte by, @Default("2") short sh,
                @Default("3") int i, @Default("4") long lo, @Default("0.5") float f, @Default("1e2") double d,
                @Default("'") char c, @Default("a\\"b") String s, @Default("1.50") BigDecimal dec,
                @Default("12") BigInteger big, @Default("8f14e45f-ceea-467f-a8d1-0a1b2c3d4e5f") UUID uuid,
                @Default("/a") URI uri, @Default("2026-03-14T09:26:53Z") Instant instant,
                @Default("2026-03-14") LocalDate date, @Default("2026-03-14T09:26") LocalDateTime dateTime,
                @Default("09:26") LocalTime time, @Default("2026-03-14T09:26:53+01:00") OffsetDateTime odt,
                @Default("09:26Z") OffsetTime ot, @Default("2026-03-14T09:26Z[UTC]") ZonedDateTime zdt,
                @Default("PT1M") Duration duration, @Default("P1M") Period period, @Default("2026") Year year,
                @Default("2026-03") YearMonth yearMonth, @Default("--03-14") MonthDay monthDay,
                @Default("Europe/Paris") ZoneId zone, @Default("+01:00") ZoneOffset offset,
                @Default("high") Level level) {}
            """);

    assertThat(codecs.copy("Defaults", "{}"))
        .isEqualTo(
            """
            {"bo":true,"by":-1,"sh":2,"i":3,"lo":4,"f":0.5,"d":100.0,"c":"'","s":"a\\"b",\
            "dec":1.50,"big":12,"uuid":"8f14e45f-ceea-467f-a8d1-0a1b2c3d4e5f","uri":"/a",\
            "instant":"2026-03-14T09:26:53Z","date":"2026-03-14",\
            "dateTime":"2026-03-14T09:26:00","time":"09:26:00",\
            "odt":"2026-03-14T09:26:53+01:00","ot":"09:26:00Z",\
            "zdt":"2026-03-14T09:26:00Z[UTC]","duration":"PT1M","period":"P1M","year":2026,\
            "yearMonth":"2026-03","monthDay":"--03-14","zone":"Europe/Paris","offset":"+01:00",\
            "level":"high"}\
            """);
  }

  @Test
  void takesNamesAliasesAndIgnoresFromJackson() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Person(@JsonProperty("full_name") @JsonAlias({"name", "fullName"}) String name,
                @JsonIgnore @Nullable String secret, @JsonIgnore int internal,
                @JsonIgnore(false) int age, @JsonProperty String city) {}
            """);

    assertThat(
            codecs.copy("Person", "{\"fullName\":\"A\",\"secret\":\"s\",\"age\":3,\"city\":\"B\"}"))
        .isEqualTo("{\"full_name\":\"A\",\"age\":3,\"city\":\"B\"}");
    assertThat(codecs.read("Person", "{\"name\":\"A\",\"internal\":9,\"age\":3,\"city\":\"B\"}"))
        .hasToString("Person[name=A, secret=null, internal=0, age=3, city=B]");
    assertThat(codecs.violations("Person", "{\"age\":1,\"city\":\"B\"}"))
        .containsExactly("#/full_name required");
  }

  @Test
  void ignoresUnknownMembersUnlessStrict() {
    Codecs codecs =
        Codecs.of(
            """
            record Inner(int x) {}
            @Json @Strict record Outer(int a, Inner inner) {}
            """);

    assertThat(
            codecs.violations("Outer", "{\"a\":1,\"b~\":[{}],\"inner\":{\"x\":1,\"y\":2},\"c\":3}"))
        .containsExactly("#/b~0 unknown", "#/c unknown");
  }

  @Test
  void readsRecursiveRecords() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Node(String v, List<Node> children, @Nullable Node next, Map<String, Node> by) {}
            @Json record Ping(@Nullable Pong pong) {}
            record Pong(List<Ping> pings) {}
            """);
    String json =
        """
        {"v":"a","children":[{"v":"b","children":[],"next":null,"by":{}}],"next":null,\
        "by":{"k":{"v":"c","children":[],"next":null,"by":{}}}}\
        """;

    assertThat(codecs.copy("Node", json)).isEqualTo(json);
    assertThat(codecs.copy("Ping", "{\"pong\":{\"pings\":[{\"pong\":null}]}}"))
        .isEqualTo("{\"pong\":{\"pings\":[{\"pong\":null}]}}");
    assertThat(codecs.violations("Node", "{\"v\":\"a\",\"children\":[{\"v\":2}],\"by\":{}}"))
        .containsExactly(
            "#/children/0/v type", "#/children/0/children required", "#/children/0/by required");
  }

  @Test
  void readsGenericRecords() {
    Codecs codecs =
        Codecs.of(
            """
            record Page<T>(List<T> items, @Nullable T first, Map<String, T> by, Optional<Page<T>> next) {}
            record Pair<A, B extends Comparable<B>>(A a, B b) {}
            record Wrap<T>(Pair<T, String> pair, Page<List<T>> lists) {}
            record Todo(@NotBlank String title) {}
            @Json record Uses(Page<Todo> todos, Pair<Integer, Long> pair, Wrap<Todo> wrap,
                Page<@Nullable String> nulls, Page<@Size(max = 2) String> texts) {}
            """);
    String page = "{\"items\":[%s],\"first\":null,\"by\":{},\"next\":null}";
    String json =
        """
        {"todos":{"items":[{"title":"a"}],"first":{"title":"f"},"by":{"k":{"title":"b"}},\
        "next":{"items":[],"first":null,"by":{},"next":null}},"pair":{"a":1,"b":2},\
        "wrap":{"pair":{"a":{"title":"w"},"b":"s"},"lists":%s},"nulls":%s,"texts":%s}\
        """
            .formatted(
                page.formatted("[{\"title\":\"l\"}]"),
                page.formatted("null,\"x\""),
                page.formatted("\"ab\""));

    assertThat(codecs.copy("Uses", json)).isEqualTo(json);
    assertThat(
            codecs.violations(
                "Uses", json.replace("\"ab\"", "\"abc\"").replace("\"a\"}", "\" \"}")))
        .containsExactly("#/todos/items/0/title not_blank", "#/texts/items/0 size");
  }

  @Test
  void readsRecordsWithMoreMembersThanALongHasBits() {
    String components =
        IntStream.range(0, 130).mapToObj(i -> "int m" + i).collect(Collectors.joining(", "));
    Codecs codecs = Codecs.of("@Json record Wide(" + components + ") {}");
    String json =
        IntStream.range(0, 130)
            .mapToObj(i -> "\"m" + i + "\":" + i)
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(codecs.copy("Wide", json)).isEqualTo(json);
    assertThat(
            codecs.violations("Wide", json.replace("\"m77\":77,", "").replace(",\"m129\":129", "")))
        .containsExactly("#/m77 required", "#/m129 required");
  }

  @Test
  void keepsItsVariablesApartFromComponentsOfTheSameName() {
    Codecs codecs =
        Codecs.of(
            """
            @Json @Strict record Names(int in, int out, int value, int member, int before, int hasIn,
                @Nullable String element, List<String> INSTANCE, int SCHEMA, int members, int tag,
                @Size(max = 3) String title, int titleSize) {}
            """);
    String json =
        """
        {"in":1,"out":2,"value":3,"member":4,"before":5,"hasIn":6,"element":null,\
        "INSTANCE":["i"],"SCHEMA":8,"members":9,"tag":10,"title":"t","titleSize":12}\
        """;

    assertThat(codecs.copy("Names", json)).isEqualTo(json);
    assertThat(codecs.violations("Names", json.replace("\"in\":1,", "")))
        .containsExactly("#/in required");
  }

  @Test
  void readsARecordWithoutComponents() {
    Codecs codecs = Codecs.of("@Json record Nothing() {}");

    assertThat(codecs.copy("Nothing", "{\"x\":1}")).isEqualTo("{}");
    assertThat(codecs.violations("Nothing", "[]")).containsExactly("# type");
  }

  @Test
  void reportsWhatAConstructorRefuses() {
    Codecs codecs =
        Codecs.of(
            """
            record Range(int from, int to) {
              Range {
                if (from > to) {
                  throw new IllegalArgumentException("from " + from + " to " + to);
                }
              }
            }
            record Name(String text) {
              Name {
                if (text.isEmpty()) {
                  throw new ValidationException(List.of(
                      Violation.ofBody("#/text", Rule.of("empty_name", "must have letters")),
                      Violation.ofBody("#", Rule.of("bad_name", "is bad"))));
                }
              }
            }
            @Json record Both(List<Range> ranges, Name name) {}
            """);

    assertThat(
            codecs.violations(
                "Both", "{\"ranges\":[{\"from\":2,\"to\":1}],\"name\":{\"text\":\"\"}}"))
        .containsExactly("#/ranges/0 invalid", "#/name/text empty_name", "#/name bad_name");
    assertThat(
            codecs.details(
                "Both", "{\"ranges\":[{\"from\":2,\"to\":1}],\"name\":{\"text\":\"a\"}}"))
        .allSatisfy(detail -> assertThat(detail).doesNotContain("from 2"));
    assertThat(
            codecs.copy("Both", "{\"ranges\":[{\"from\":1,\"to\":1}],\"name\":{\"text\":\"a\"}}"))
        .isEqualTo("{\"ranges\":[{\"from\":1,\"to\":1}],\"name\":{\"text\":\"a\"}}");
  }

  @Test
  void usesCodecsWrittenByHand() {
    Codecs codecs =
        Codecs.of(
            """
            final class Money { final long cents; Money(long cents) { this.cents = cents; } }
            final class MoneyCodec implements JsonCodec<Money> {
              static final MoneyCodec INSTANCE = new MoneyCodec();
              @Override public void write(JsonWriter out, Money value) { out.value(value.cents); }
              @Override public @Nullable Money read(JsonReader in) {
                int mark = in.errorCount();
                long cents = in.readLong();
                return in.errorCount() == mark ? new Money(cents) : null;
              }
            }
            @Json record Percent(int value) {}
            final class PercentCodec implements JsonCodec<Percent> {
              @Override public void write(JsonWriter out, Percent value) { out.value(value.value() + "%"); }
              @Override public @Nullable Percent read(JsonReader in) { in.skipValue(); return new Percent(5); }
            }
            @Codec(HexCodec.class) record Hex(int value) {}
            final class HexCodec implements JsonCodec<Hex> {
              @Override public void write(JsonWriter out, Hex value) { out.value(Integer.toHexString(value.value())); }
              @Override public @Nullable Hex read(JsonReader in) {
                String text = in.readString();
                return text == null ? null : new Hex(Integer.parseInt(text, 16));
              }
            }
            final class UpperCodec implements JsonCodec<String> {
              @Override public void write(JsonWriter out, String value) { out.value(value.toUpperCase()); }
              @Override public @Nullable String read(JsonReader in) { return in.readString(); }
            }
            @Json record Uses(Money price, Hex hex, List<Hex> all, @Nullable Money discount,
                @Codec(UpperCodec.class) String upper, Map<String, Money> by,
                @Nullable Percent percent) {}
            """);

    assertThat(codecs.generated()).containsExactly("p/UsesCodec.java");

    assertThat(
            codecs.copy(
                "Uses",
                "{\"price\":5,\"hex\":\"ff\",\"all\":[\"1\",\"a\"],\"discount\":null,\"upper\":\"a\",\"by\":{\"k\":1},\"percent\":0}"))
        .isEqualTo(
            "{\"price\":5,\"hex\":\"ff\",\"all\":[\"1\",\"a\"],\"discount\":null,\"upper\":\"A\",\"by\":{\"k\":1},\"percent\":\"5%\"}");
    assertThat(
            codecs.violations(
                "Uses",
                "{\"price\":\"5\",\"hex\":1,\"all\":[],\"discount\":true,\"upper\":\"a\",\"by\":{}}"))
        .containsExactly("#/price type", "#/hex type", "#/discount type");
  }

  @Test
  void writesByTheDeclaredTypeOnly() {
    Codecs codecs =
        Codecs.of(
            """
            interface HasId { int id(); }
            @Json record Thing(int id, String name) implements HasId {
              String shout() { return name; }
              static int count() { return 0; }
            }
            """);

    assertThat(codecs.copy("Thing", "{\"id\":1,\"name\":\"n\",\"shout\":\"x\"}"))
        .isEqualTo("{\"id\":1,\"name\":\"n\"}");
  }

  @Test
  void readsNestedTypes() {
    Codecs codecs =
        Codecs.of(
            """
            final class Orders {
              enum State { OPEN, DONE }
              @Json record Line(String sku, @Nullable State state, Optional<State> next, List<@Nullable Part> parts) {}
              record Part(int n) {}
            }
            """);
    String json = "{\"sku\":\"a\",\"state\":\"OPEN\",\"next\":\"DONE\",\"parts\":[{\"n\":1},null]}";

    assertThat(codecs.copy("Orders$Line", json)).isEqualTo(json);
  }

  @Test
  void usesCodecsThatAreCompiledAlready() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Uses(dev.serval.processor.sample.Point point,
                List<dev.serval.processor.sample.Point> all) {}
            """);

    assertThat(codecs.generated()).containsExactly("p/UsesCodec.java");
    assertThat(codecs.copy("Uses", "{\"point\":3,\"all\":[4]}"))
        .isEqualTo("{\"point\":3,\"all\":[4]}");
  }

  @Test
  void generatesCodecsOfTypesThatAreCompiledWithoutOne() {
    Codecs codecs = Codecs.of("@Json record Uses(dev.serval.processor.sample.Line line) {}");

    assertThat(codecs.generated())
        .containsExactly("dev/serval/processor/sample/LineCodec.java", "p/UsesCodec.java");
    assertThat(codecs.copy("Uses", "{\"line\":{\"tags\":[\"a\"],\"start\":3}}"))
        .isEqualTo("{\"line\":{\"tags\":[\"a\"],\"start\":3,\"name\":null,\"width\":3}}");
    assertThat(codecs.violations("Uses", "{\"line\":{\"tags\":[\" \"],\"name\":\"long\"}}"))
        .containsExactly("#/line/tags/0 not_blank", "#/line/name size", "#/line/start required");
  }

  @Test
  void writesEachCodecOnceOverAllRounds() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record A(B b, @Nullable A a) {}
            @Json record B(List<C> cs) {}
            record C(@Nullable A a, @Nullable B b) {}
            """);

    assertThat(codecs.generated())
        .containsExactly("p/ACodec.java", "p/BCodec.java", "p/CCodec.java");
  }

  @Test
  void acceptsDefaultsWithinTheirBounds() {
    Codecs codecs =
        Codecs.of(
            """
            @Json record Bounds(@Default("5") @Min(5) @Max(5) @Positive @PositiveOrZero int a,
                @Default("-1") @Negative @NegativeOrZero long b, @Default("0") @NegativeOrZero int z,
                @Default("1.5") @DecimalMin("1.5") @DecimalMax("1.5") BigDecimal c,
                @Default("1.4") @DecimalMax(value = "1.5", inclusive = false) BigDecimal d,
                @Default("ab") @NotBlank @NotEmpty @Size(min = 2, max = 2) @Pattern(regexp = "[a-z]+") String e,
                @Default("true") @AssertTrue boolean f, @Default("false") @AssertFalse boolean g,
                @Default("a@example.org") @Email String h, @Default("2001-01-01") @Past LocalDate i) {}
            """);

    assertThat(codecs.read("Bounds", "{}"))
        .hasToString(
            "Bounds[a=5, b=-1, z=0, c=1.5, d=1.4, e=ab, f=true, g=false, h=a@example.org,"
                + " i=2001-01-01]");
  }

  @Test
  void checksWhatReplacesADefault() {
    Codecs codecs = Codecs.of("@Json record Search(@Default(\"20\") @Max(100) int limit) {}");

    assertThat(codecs.violations("Search", "{\"limit\":101}")).containsExactly("#/limit max");
    assertThat(codecs.violations("Search", "{\"limit\":\"x\"}")).containsExactly("#/limit type");
  }
}
