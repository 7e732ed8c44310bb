package dev.serval.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MethodAndStatusTest {
  @Test
  void findsMethodsByTheirTokenWithRegardToCase() {
    for (Method method : Method.values()) {
      assertThat(Method.of(method.name())).isSameAs(method);
    }
    assertThat(Method.of("get")).isNull();
    assertThat(Method.of("BREW")).isNull();
    assertThat(Method.of("")).isNull();
  }

  @Test
  void knowsWhatMethodsMean() {
    assertThat(Stream.of(Method.values()).filter(Method::isSafe))
        .containsExactly(Method.GET, Method.HEAD, Method.OPTIONS, Method.TRACE, Method.QUERY);
    assertThat(Stream.of(Method.values()).filter(m -> m.isIdempotent() && !m.isSafe()))
        .containsExactly(Method.PUT, Method.DELETE);
    assertThat(Stream.of(Method.values()).filter(Method::hasRequestContent))
        .containsExactly(Method.POST, Method.PUT, Method.PATCH, Method.QUERY);
  }

  @Test
  void eachConstantIsNamedAsItsReason() throws Exception {
    for (Field field : Status.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == Status.class) {
        Status status = (Status) field.get(null);
        String name = status.reason().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        assertThat(field.getName()).isEqualTo(name);
      }
    }
  }

  @Test
  void givesUnregisteredCodesTheReasonOfTheirClass() {
    assertThat(Status.of(199).reason()).isEqualTo("Informational");
    assertThat(Status.of(299).reason()).isEqualTo("Successful");
    assertThat(Status.of(399).reason()).isEqualTo("Redirection");
    assertThat(Status.of(499).reason()).isEqualTo("Client Error");
    assertThat(Status.of(599).reason()).isEqualTo("Server Error");
  }

  @Test
  void refusesCodesOutsideTheFiveClasses() {
    for (int code : new int[] {-1, 0, 99, 600, 1000}) {
      assertThatThrownBy(() -> Status.of(code)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Status.of(100).code()).isEqualTo(100);
    assertThat(Status.of(599).code()).isEqualTo(599);
  }

  @Test
  void knowsClassesAndContent() {
    assertThat(Status.NO_CONTENT.isSuccessful()).isTrue();
    assertThat(Status.FOUND.isSuccessful()).isFalse();
    assertThat(Status.FOUND.isError()).isFalse();
    assertThat(Status.BAD_REQUEST.isError()).isTrue();
    assertThat(Status.of(500).isError()).isTrue();
    assertThat(Status.CONTINUE.forbidsContent()).isTrue();
    assertThat(Status.NO_CONTENT.forbidsContent()).isTrue();
    assertThat(Status.NOT_MODIFIED.forbidsContent()).isTrue();
    assertThat(Status.RESET_CONTENT.forbidsContent()).isFalse();
    assertThat(Status.OK).hasToString("200 OK");
  }
}
