package dev.serval.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViolationsTest {
  private static final Rule MAX = Constraints.max(100);

  private static Violation violation(int number) {
    return Violation.ofBody("#/" + number, MAX);
  }

  @Test
  void keepsAHundredInTheOrderTheyCame() {
    Violations violations = new Violations();
    assertThat(violations.isEmpty()).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(violations.isFull()).isFalse();
      assertThat(violations.add(violation(i))).isTrue();
    }
    assertThat(violations.isFull()).isTrue();
    assertThat(violations.add(violation(100))).isFalse();
    assertThat(violations.count()).isEqualTo(100);
    assertThat(violations.list().getLast()).isEqualTo(violation(99));
    assertThat(violations.isEmpty()).isFalse();
  }

  @Test
  void addsThoseOfAnotherUpToTheBound() {
    Violations one = new Violations();
    one.add(violation(0));
    Violations two = new Violations();
    for (int i = 1; i <= 100; i++) {
      two.add(violation(i));
    }
    one.addAll(two);
    assertThat(one.count()).isEqualTo(100);
    assertThat(one.list().get(99)).isEqualTo(violation(99));
  }

  @Test
  void itsListIsReadOnly() {
    assertThatThrownBy(() -> new Violations().list().add(violation(1)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void checkThrowsWhatWasFound() {
    Violations violations = new Violations();
    violations.check();
    violations.add(Violation.ofParameter(Source.QUERY, "limit", MAX));
    assertThatThrownBy(violations::check)
        .isInstanceOfSatisfying(
            ValidationException.class, e -> assertThat(e.violations()).isEqualTo(violations.list()))
        .hasMessage("invalid query limit: max");
    violations.add(violation(1));
    assertThatThrownBy(violations::check).hasMessage("invalid query limit: max and 1 more");
  }

  @Test
  void anExceptionNamesThePlaceAndHasNoStackTrace() {
    ValidationException exception = new ValidationException(List.of(violation(7)));
    assertThat(exception).hasMessage("invalid body #/7: max");
    assertThat(exception.getStackTrace()).isEmpty();
    assertThatThrownBy(() -> new ValidationException(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aViolationSaysWhere() {
    Map<String, Object> params = Map.of("max", 100L);
    String detail = "must be at most 100";
    assertThat(Violation.ofParameter(Source.HEADER, "X-A", MAX))
        .isEqualTo(new Violation(Source.HEADER, "X-A", null, "max", detail, params));
    assertThat(Violation.ofElement(Source.QUERY, "tag", 2, MAX))
        .isEqualTo(new Violation(Source.QUERY, "tag", "#/2", "max", detail, params));
    assertThat(Violation.ofBody("#", MAX))
        .isEqualTo(new Violation(Source.BODY, null, "#", "max", detail, params));
    assertThatThrownBy(() -> new Violation(Source.BODY, null, null, "max", "", params))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sourcesHaveLowerCaseNames() {
    assertThat(Source.values())
        .extracting(Source::wireName)
        .containsExactly("path", "query", "header", "cookie", "form", "body");
  }

  @Test
  void aRuleKeepsItsParametersInOrderAndCopiesThem() {
    List<String> values = new ArrayList<>(List.of("a"));
    Rule rule = Rule.of("c", "d", "z", 1, "a", true, "m", "text", "l", values);
    values.add("b");
    assertThat(rule.params().keySet()).containsExactly("z", "a", "m", "l");
    assertThat(rule.params()).containsEntry("l", List.of("a"));
    Map<String, Object> map = new HashMap<>(Map.of("a", 1));
    Rule other = new Rule("c", "d", map);
    map.clear();
    assertThat(other.params()).hasSize(1);
    assertThatThrownBy(() -> other.params().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aRuleCanBeSaidInOtherWords() {
    assertThat(MAX.withDetail("too many"))
        .isEqualTo(new Rule("max", "too many", Map.of("max", 100L)));
  }

  @Test
  void refusesRulesThatCannotBeWritten() {
    assertThatThrownBy(() -> Rule.of("", "d")).hasMessageContaining("needs a code");
    assertThatThrownBy(() -> Rule.of("c", "d", "a")).hasMessageContaining("no value");
    assertThatThrownBy(() -> Rule.of("c", "d", 1, 2)).hasMessageContaining("string as its name");
    assertThatThrownBy(() -> Rule.of("c", "d", "a", 1, "a", 2)).hasMessageContaining("twice");
    assertThatThrownBy(() -> Rule.of("c", "d", "a", new Object()))
        .hasMessageContaining("found a java.lang.Object");
  }

  @Test
  void aSelfCheckReportsRulesAndSentences() {
    List<String> seen = new ArrayList<>();
    CheckReport report = (path, rule) -> seen.add(path + " " + rule.code() + " " + rule.detail());
    SelfCheck check =
        to -> {
          to.report("to", "same_account", "must differ");
          to.report("", MAX);
        };
    check.check(report);
    assertThat(seen).containsExactly("to same_account must differ", " max must be at most 100");
  }
}
