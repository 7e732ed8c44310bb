package dev.serval.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.App;
import dev.serval.Call;
import dev.serval.Response;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class RequestIdTest {
  private static App app(RequestId ids) {
    return App.create()
        .use(ids)
        .get("/", r -> Response.text(r.id().orElse("none") + " " + MDC.get("request")))
        .get(
            "/fails",
            r -> {
              throw new IllegalStateException("fails");
            });
  }

  private static String id(Call call) {
    return String.valueOf(call.answered("X-Request-Id"));
  }

  @Test
  void namesTheIdInTheResponse() {
    Call call = Call.get("/").on(app(RequestId.standard()));
    assertThat(id(call)).matches("[0-9a-f]{32}");
    assertThat(call.text()).startsWith(id(call));
  }

  @Test
  void ignoresWhatTheClientSends() {
    Call call = Call.get("/").header("X-Request-Id", "mine").on(app(RequestId.standard()));
    assertThat(id(call)).isNotEqualTo("mine");
  }

  @Test
  void takesASaneIdWhereAskedTo() {
    RequestId trusting = RequestId.standard().trusting();
    String longest = "aZ9._-".repeat(11).substring(0, RequestId.MAX_LENGTH);
    assertThat(id(Call.get("/").header("X-Request-Id", longest).on(app(trusting))))
        .isEqualTo(longest);
    assertThat(id(Call.get("/").on(app(trusting)))).hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "é", "a=b", "a/b", "a\tb"})
  void makesAnIdInPlaceOfAnOddOne(String odd) {
    Call call = Call.get("/").header("X-Request-Id", odd).on(app(RequestId.standard().trusting()));
    assertThat(id(call)).matches("[0-9a-f]{32}");
  }

  @Test
  void makesAnIdInPlaceOfOneThatIsTooLong() {
    String tooLong = "a".repeat(RequestId.MAX_LENGTH + 1);
    Call call =
        Call.get("/").header("X-Request-Id", tooLong).on(app(RequestId.standard().trusting()));
    assertThat(id(call)).matches("[0-9a-f]{32}");
  }

  @Test
  void aFaultHasTheIdOfItsRequest() {
    Call call = Call.get("/fails").on(app(RequestId.standard()));
    assertThat(call.status()).isEqualTo(500);
    assertThat(call.text()).contains("\"id\":\"" + id(call) + "\"");
  }

  @Test
  void putsTheIdIntoTheContextOfLogs() {
    Call call = Call.get("/").on(app(RequestId.standard().withMdc("request")));
    // The provider of these tests has no context of its own: nothing may fail.
    assertThat(call.text()).startsWith(id(call));
    assertThat(MDC.get("request")).isNull();
  }

  @Test
  void usesAnotherField() {
    Call call = Call.get("/").on(app(RequestId.standard().inField("X-Trace")));
    assertThat(call.answered("X-Trace")).hasSize(32);
    assertThat(call.answered("X-Request-Id")).isNull();
  }

  @Test
  void anIdThatCouldBreakALineIsRefused() {
    Call call = Call.get("/");
    assertThatThrownBy(() -> call.request().identify("a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idsAreUniqueAndDependOnTheirKey() {
    IdSequence one = new IdSequence(new Random(1));
    IdSequence other = new IdSequence(new Random(2));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(one.next())).isTrue();
      assertThat(seen.add(other.next())).isTrue();
    }
  }

  @Test
  void hashesAsTheVectorsOfSipHashSay() {
    // Appendix A of the paper, and its reference vectors: key 00 … 0f, message 00 … 07.
    SipKey key = new SipKey(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    assertThat(key.hash(0x0706050403020100L)).isEqualTo(0x93f5f5799a932462L);
    assertThat(key.hash("")).isEqualTo(0x726fdb47dd0e0e31L);
    assertThat(key.hash("\u0100")).isEqualTo(0x0d6c8009d9a94f5aL);
    assertThat(key.hash("\u0100\u0302")).isEqualTo(0xcf2794e0277187b7L);
    assertThat(key.hash("\u0100\u0302\u0504")).isEqualTo(0xcbc9466e58fee3ceL);
    assertThat(key.hash("\u0100\u0302\u0504\u0706")).isEqualTo(0x93f5f5799a932462L);
  }

  @Test
  void hashesTextsOfAnyLengthAsTheirBytes() {
    SipKey key = new SipKey(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    assertThat(key.hash("default 192.0.2.7")).isNotEqualTo(key.hash("default 192.0.2.71"));
    // 256 bytes: the number of bytes wraps, the words of the text tell it from the empty one.
    assertThat(key.hash("\0".repeat(128))).isNotEqualTo(key.hash(""));
  }
}
