package dev.serval.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmailTest {
  @Test
  void takesDotAtomsAtHostNames() {
    for (String address :
        List.of(
            "a@b",
            "user@example.org",
            "first.last+tag@sub.example.co.uk",
            "!#$%&'*+-/=?^_`{|}~@example.org",
            "1@2.3",
            "a@xn--bcher-kva.example",
            "a@b-c.d")) {
      assertThat(Constraints.isEmail(address)).as(address).isTrue();
    }
  }

  @Test
  void refusesEverythingElse() {
    for (String address :
        List.of(
            "",
            "@",
            "a",
            "a@",
            "@b",
            "a@b@c",
            ".a@b",
            "a.@b",
            "a..b@c",
            "a@.b",
            "a@b.",
            "a@b..c",
            "a@-b",
            "a@b-",
            "a@b-.c",
            "a@b.-c",
            "a b@c",
            "a@b c",
            "\"a b\"@c",
            "a@[127.0.0.1]",
            "a(x)@b",
            "<a@b>",
            "ä@b",
            "a@bücher.example",
            "a@b_c",
            "a@b\n",
            "a@b,c@d",
            "a\0@b")) {
      assertThat(Constraints.isEmail(address)).as(address).isFalse();
    }
  }

  @Test
  void boundsLocalPartLabelAndWhole() {
    assertThat(Constraints.isEmail("a".repeat(64) + "@b")).isTrue();
    assertThat(Constraints.isEmail("a".repeat(65) + "@b")).isFalse();
    assertThat(Constraints.isEmail("a@" + "b".repeat(63))).isTrue();
    assertThat(Constraints.isEmail("a@" + "b".repeat(64))).isFalse();
    String whole = "a@" + "b.".repeat(126);
    assertThat(Constraints.isEmail(whole.substring(0, 253))).isTrue();
    assertThat(Constraints.isEmail("aa" + whole.substring(1, 253))).isTrue();
    assertThat(Constraints.isEmail("aaa" + whole.substring(1, 253))).isFalse();
  }
}
