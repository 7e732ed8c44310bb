// QueryTarget: fuzzes query strings and urlencoded forms.
package dev.serval.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serval.http.BadTargetException;
import dev.serval.http.PercentCoding;
import dev.serval.http.QueryString;
import dev.serval.http.RequestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `QueryString` on any bytes, as a query, as a form and as the end of a target: only
/// [BadTargetException] comes out, and the parameters are those of a plain model.
public final class QueryTarget {
  private static final int FEW = 4;

  private QueryTarget() {}

  private record Parameter(String name, String value) {}

  /// @param pieces how many parameters there are
  /// @param parameters those that decode
  private record Model(int pieces, List<Parameter> parameters) {}

  /// Called by Jazzer.
  public static void fuzzerTestOneInput(byte[] data) {
    String text = PlainDecoding.utf8(data);
    if (text != null) {
      Model model = model(new String(data, ISO_8859_1));
      for (int max : new int[] {FEW, QueryString.MAX_PARAMETERS}) {
        check(query(text, max), model, max);
        check(form(text, max), model, max);
      }
    }
    String raw = "/?" + new String(data, ISO_8859_1);
    if (raw.matches("[\\x21\\x22\\x24-\\x7E]+")) {
      RequestTarget target = RequestTarget.parse(raw);
      check(query(target), model(raw.substring(2)), FEW);
    }
  }

  private static @Nullable QueryString query(String raw, int max) {
    try {
      return QueryString.parse(raw, max);
    } catch (BadTargetException refused) {
      return null;
    }
  }

  private static @Nullable QueryString form(String raw, int max) {
    try {
      return QueryString.parseForm(raw, max);
    } catch (BadTargetException refused) {
      return null;
    }
  }

  private static @Nullable QueryString query(RequestTarget target) {
    try {
      return target.query(FEW);
    } catch (BadTargetException refused) {
      return null;
    }
  }

  private static Model model(String raw) {
    List<Parameter> parameters = new ArrayList<>();
    int pieces = 0;
    for (String piece : raw.split("&", -1)) {
      if (!piece.isEmpty()) {
        pieces++;
        int equals = piece.indexOf('=');
        String name = PlainDecoding.decode(equals < 0 ? piece : piece.substring(0, equals), true);
        String value = PlainDecoding.decode(equals < 0 ? "" : piece.substring(equals + 1), true);
        if (name != null && value != null) {
          parameters.add(new Parameter(name, value));
        }
      }
    }
    return new Model(pieces, parameters);
  }

  private static void check(@Nullable QueryString query, Model model, int max) {
    List<Parameter> parameters = model.parameters();
    boolean good = model.pieces() <= max && model.pieces() == parameters.size();
    Expect.same(query != null, good, "whether it is a query of at most " + max);
    if (query == null) {
      return;
    }
    Set<String> names = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
    Expect.same(query.names(), names, "the names");
    for (String name : names) {
      List<String> values =
          parameters.stream().filter(p -> p.name().equals(name)).map(Parameter::value).toList();
      Expect.same(query.all(name), values, "all values");
      Expect.same(query.first(name), values.getFirst(), "the first value");
      Expect.same(query.isRepeated(name), values.size() > 1, "whether it is repeated");
    }
    Expect.same(query.first("\0"), null, "a parameter that cannot be there");
    String again =
        parameters.stream()
            .map(p -> encode(p.name()) + "=" + encode(p.value()))
            .collect(Collectors.joining("&"));
    Expect.same(model(again), model, "encoded and back");
    Expect.same(again.getBytes(UTF_8).length, again.length(), "encoded in ASCII");
  }

  private static String encode(String text) {
    return PercentCoding.encodeQuery(text);
  }
}
