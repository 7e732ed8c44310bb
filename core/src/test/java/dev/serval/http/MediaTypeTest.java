package dev.serval.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediaTypeTest {
  @Test
  void readsTypeSubtypeAndParameters() {
    MediaType type = MediaType.parse("Text/HTML ; Charset=UTF-8;q=\"a\\\"b;c\"");
    assertThat(type.type()).isEqualTo("text");
    assertThat(type.subtype()).isEqualTo("html");
    assertThat(type.parameters()).containsEntry("charset", "UTF-8").containsEntry("q", "a\"b;c");
    assertThat(type.parameter("CHARSET")).isEqualTo("UTF-8");
    assertThat(type.parameter("boundary")).isNull();
  }

  @Test
  void writesWhatItRead() {
    String text = "multipart/form-data; boundary=\"a b\\\"\\\\\"; x=y";
    assertThat(MediaType.parse(text)).hasToString(text);
    assertThat(MediaType.parse(MediaType.parse(text).toString())).isEqualTo(MediaType.parse(text));
    assertThat(MediaType.TEXT).hasToString("text/plain; charset=utf-8");
  }

  @Test
  void takesEmptyParameters() {
    assertThat(MediaType.parse("a/b;; ;c=d;").parameters()).hasSize(1);
    assertThat(MediaType.parse("a/b;").parameters()).isEmpty();
  }

  @Test
  void knowsJson() {
    assertThat(MediaType.JSON.isJson()).isTrue();
    assertThat(MediaType.PROBLEM_JSON.isJson()).isTrue();
    assertThat(MediaType.parse("application/json; charset=utf-8").isJson()).isTrue();
    assertThat(MediaType.parse("application/vnd.api+json").isJson()).isTrue();
    for (String other :
        List.of("text/plain", "text/json", "application/jsonx", "application/json-seq")) {
      assertThat(MediaType.parse(other).isJson()).as(other).isFalse();
    }
  }

  @Test
  void equalsInAllParts() {
    assertThat(MediaType.parse("Application/JSON")).isEqualTo(MediaType.JSON);
    assertThat(MediaType.parse("Application/JSON")).hasSameHashCodeAs(MediaType.JSON);
    assertThat(MediaType.parse("text/plain")).isNotEqualTo(MediaType.TEXT);
    assertThat(MediaType.parse("text/plain").isSameTypeAs(MediaType.TEXT)).isTrue();
    assertThat(MediaType.TEXT.isSameTypeAs(MediaType.HTML)).isFalse();
    assertThat(MediaType.FORM.isSameTypeAs(MediaType.OCTET_STREAM)).isFalse();
    assertThat(MediaType.JSON).isNotEqualTo("application/json");
  }

  @Test
  void equalTypesHaveEqualHashesWhateverTheOrderOfParameters() {
    MediaType one = MediaType.parse("a/b;c=1;d=2");
    MediaType two = MediaType.parse("a/b;d=2;c=1");
    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
  }

  @Test
  void refusesWhatBreaksTheGrammar() {
    for (String text :
        List.of(
            "",
            "text",
            "text/",
            "/plain",
            "text/plain/x",
            "te xt/plain",
            "text/plain charset=a",
            "text/plain;charset",
            "text/plain;=a",
            "text/plain;a=",
            "text/plain;a=\"b",
            "text/plain;a=\"b\\",
            "text/plain;a =b",
            "text/plain;a=b;A=c",
            "text/plain;a=é",
            "text/plain\r\n",
            "text/plain;a=\"\u0001\"",
            " text/plain",
            "text/plain;a=\"b\"c")) {
      assertThatThrownBy(() -> MediaType.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A media type is type/subtype with ;name=value parameters (RFC 9110 §8.3.1)");
    }
  }
}
