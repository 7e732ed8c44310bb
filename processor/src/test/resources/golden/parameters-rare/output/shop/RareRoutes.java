// Generated from shop.Rare
package shop;

import dev.serval.Generated;
import dev.serval.GeneratedRoutes;
import dev.serval.Group;
import dev.serval.Request;
import dev.serval.Response;
import dev.serval.Route;
import dev.serval.Routes;
import dev.serval.binding.Binder;
import dev.serval.binding.EnumNames;
import dev.serval.http.Method;
import dev.serval.json.JsonBody;
import dev.serval.json.JsonCodecs;
import dev.serval.json.JsonType;
import dev.serval.validation.Constraints;
import dev.serval.validation.Rule;
import dev.serval.validation.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@Generated
final class RareRoutes implements Routes {
  static {
    GeneratedRoutes.register(Rare.class, RareRoutes::new);
  }

  private static final Rule ONE_NAME_SIZE = Constraints.size(0, 3);
  private static final EnumNames<Rare.Level> LEVEL_NAMES =
      EnumNames.of(Rare.Level.values(), "LOW", "HIGH");
  private static final Rule ONE_NUMBERS_SIZE = Constraints.size(0, 2);
  private static final Rule ONE_WORDS_ELEMENT_NOT_BLANK = Constraints.notBlank();
  private static final Rule ONE_PLAIN_SIZE = Constraints.size(1, 2147483647);
  private static final Rule ONE_LEAST_MIN = Constraints.min(3);
  private static final Rule ONE_TEXT_SIZE = Constraints.size(0, 2);
  private static final BigDecimal ONE_AMOUNT_DEFAULT = new BigDecimal("1.5");
  private static final Rule ONE_NOTE_NOT_BLANK = Constraints.notBlank();
  private static final Rare.Doubled DOUBLED = new Rare.Doubled();
  private static final Rare.HexConverter HEX_CONVERTER = new Rare.HexConverter();
  private static final Rule GROUPS_GUARDED_INVALID = Constraints.invalid();

  private final Rare rare;

  RareRoutes(Rare rare) {
    this.rare = rare;
  }

  @Override
  public void addTo(Group group) {
    JsonBody<RareRoutes.SharedBody> rareSharedBodyJson =
        group.json(JsonType.of(RareRoutes_SharedBodyCodec.INSTANCE, RareRoutes.SharedBody.class));
    group.route(
        Route.of(Method.GET, "/rare/one/{name}", this::one)
            .maxBody(100)
            .place("shop.Rare.one"));
    group.route(
        Route.of(Method.GET, "/rare/groups", this::groups)
            .maxBody(100)
            .place("shop.Rare.groups"));
    group.route(
        Route.of(Method.POST, "/rare/shared", request -> shared(request, rareSharedBodyJson))
            .maxBody(100)
            .place("shop.Rare.shared"));
  }

  private Response one(Request request) throws Exception {
    Binder in = Binder.of(request);
    String name = in.path(0, "name");
    if (!Constraints.hasSize(name, 0, 3)) {
      in.report(ONE_NAME_SIZE);
    }
    Rare.Level level = null;
    String rawLevel = in.query("level");
    if (rawLevel == null) {
      in.required();
    } else {
      level = in.toEnum(LEVEL_NAMES, rawLevel);
    }
    List<String> rawNumbers = in.queryAll("numbers");
    List<Integer> numbers = rawNumbers.isEmpty() ? null : new ArrayList<>();
    for (int i = 0; i < rawNumbers.size(); i++) {
      in.element(i);
      Integer numbersElement = in.toInt(rawNumbers.get(i));
      numbers.add(numbersElement);
    }
    in.element(-1);
    if (numbers != null) {
      if (numbers.size() > 2) {
        in.report(ONE_NUMBERS_SIZE);
      }
    }
    List<String> rawWords = in.queryAll("words");
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i < rawWords.size(); i++) {
      in.element(i);
      String wordsElement = rawWords.get(i);
      if (!Constraints.isNotBlank(wordsElement)) {
        in.report(ONE_WORDS_ELEMENT_NOT_BLANK);
      }
      words.add(wordsElement);
    }
    Set<String> plain = new LinkedHashSet<>(in.queryAll("plain"));
    if (plain.size() < 1) {
      in.report(ONE_PLAIN_SIZE);
    }
    List<String> rawLevels = in.queryAll("levels");
    List<Rare.Level> levels = new ArrayList<>();
    for (int i = 0; i < rawLevels.size(); i++) {
      in.element(i);
      Rare.Level levelsElement = in.toEnum(LEVEL_NAMES, rawLevels.get(i));
      levels.add(levelsElement);
    }
    Integer leastValue = null;
    String rawLeast = in.query("least");
    if (rawLeast != null) {
      leastValue = in.toInt(rawLeast);
      if (in.ok()) {
        if (leastValue < 3) {
          in.report(ONE_LEAST_MIN);
        }
      }
    }
    Optional<Integer> least = Optional.ofNullable(leastValue);
    String text = in.query("text");
    if (text == null) {
      text = "ab";
    } else {
      if (!Constraints.hasSize(text, 0, 2)) {
        in.report(ONE_TEXT_SIZE);
      }
    }
    BigDecimal amount = ONE_AMOUNT_DEFAULT;
    String rawAmount = in.query("amount");
    if (rawAmount != null) {
      amount = in.toBigDecimal(rawAmount);
    }
    String note = in.query("note");
    if (note != null) {
      if (!Constraints.isNotBlank(note)) {
        in.report(ONE_NOTE_NOT_BLANK);
      }
    }
    Integer doubled = null;
    String rawDoubled = in.query("doubled");
    if (rawDoubled == null) {
      in.required();
    } else {
      doubled = in.convert(DOUBLED, rawDoubled);
    }
    Rare.Hex hex = null;
    String rawHex = in.query("hex");
    if (rawHex == null) {
      in.required();
    } else {
      hex = in.convert(HEX_CONVERTER, rawHex);
    }
    String rawOther = in.query("other");
    Rare.Hex other = in.convert(HEX_CONVERTER, rawOther == null ? "ff" : rawOther);
    Rare.Parsed parsed = null;
    String rawParsed = in.query("parsed");
    if (rawParsed == null) {
      in.required();
    } else {
      parsed = in.convert(Rare.Parsed::new, rawParsed);
    }
    Character letter = null;
    String rawLetter = in.query("letter");
    if (rawLetter != null) {
      letter = in.toChar(rawLetter);
    }
    in.strictQuery("level", "numbers", "words", "plain", "levels", "least", "text", "amount",
        "note", "doubled", "hex", "other", "parsed", "letter");
    in.check();
    return Response.text(
        rare.one(name, level, numbers, words, plain, levels, least, text, amount, note, doubled,
            hex, other, parsed, letter));
  }

  private Response groups(Request request) throws Exception {
    Binder in = Binder.of(request);
    Integer betweenFrom = null;
    String rawBetweenFrom = in.query("from");
    if (rawBetweenFrom == null) {
      in.required();
    } else {
      betweenFrom = in.toInt(rawBetweenFrom);
    }
    int betweenTo = 9;
    String rawBetweenTo = in.query("to");
    if (rawBetweenTo != null) {
      betweenTo = in.toInt(rawBetweenTo);
    }
    String guardedXA = in.header("X-A");
    if (guardedXA == null) {
      in.required();
    }
    String guardedB = in.cookie("b");
    if (guardedB == null) {
      in.required();
    }
    int guardedC = 0;
    String rawGuardedC = in.query("c");
    if (rawGuardedC == null) {
      in.required();
    } else {
      guardedC = in.toInt(rawGuardedC);
    }
    in.strictQuery("from", "to", "c");
    in.check();
    Rare.Between<Integer> between = new Rare.Between<>(betweenFrom, betweenTo);
    between.check((path, rule) -> in.report(Source.QUERY, path.isEmpty() ? "between" : path, rule));
    Rare.Guarded guarded = null;
    try {
      guarded = new Rare.Guarded(guardedXA, guardedB, guardedC);
    } catch (IllegalArgumentException refused) {
      in.report(Source.QUERY, "guarded", GROUPS_GUARDED_INVALID);
    }
    if (guarded != null) {
      guarded.check(
          (path, rule) -> in.report(Source.QUERY, path.isEmpty() ? "guarded" : path, rule));
    }
    in.check();
    return Response.text(rare.groups(between, guarded, request.method(), request.query()));
  }

  private Response shared(Request request, JsonBody<RareRoutes.SharedBody> rareSharedBodyJson)
      throws Exception {
    Binder in = Binder.of(request);
    SharedBody members = in.body(rareSharedBodyJson);
    short third = (short) 4;
    String rawThird = in.query("third");
    if (rawThird != null) {
      third = in.toShort(rawThird);
    }
    in.strictQuery("third");
    in.check();
    return Response.text(rare.shared(members.first(), members.second(), third));
  }

  /// The body of `shared`, one member for each parameter.
  record SharedBody(String first, List<Integer> second) {}
}
