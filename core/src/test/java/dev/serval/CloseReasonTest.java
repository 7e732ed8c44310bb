package dev.serval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serval.http.Status;
import dev.serval.json.JsonException;
import dev.serval.validation.Constraints;
import dev.serval.validation.Violation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What a close frame says, and that it has room for it.
class CloseReasonTest {
  private static JsonException malformed(String pointer, String what) {
    return new JsonException(JsonException.Kind.SYNTAX, what, 12, pointer);
  }

  @Test
  void isCutToWhatAFrameHasRoomForBetweenCharacters() {
    assertThat(CloseReason.shortened("short")).isEqualTo("short");
    assertThat(CloseReason.shortened("x".repeat(123))).isEqualTo("x".repeat(123));
    assertThat(CloseReason.shortened("x".repeat(124))).hasSize(123);
    assertThat(CloseReason.shortened("ä".repeat(100))).isEqualTo("ä".repeat(61));
    assertThat(CloseReason.shortened("😀".repeat(40))).isEqualTo("😀".repeat(30));
  }

  @Test
  void saysWhereATextIsNoJson() {
    assertThat(CloseReason.of(malformed("#/tags/2", "expected ',' or ']'")))
        .isEqualTo("#/tags/2 at byte 12: expected ',' or ']'");
  }

  @Test
  void saysWhichValueIsNotValid() {
    assertThat(CloseReason.of(Violation.ofBody("#/text", Constraints.required())))
        .isEqualTo("#/text " + Constraints.required().detail());
  }

  @Test
  void cutsALongPointerBeforeWhatIsSaidOfItsValue() {
    String what = "expected ',' or ']'";
    String reason = CloseReason.of(malformed("#/" + "long/".repeat(50), what));
    assertThat(reason).startsWith("#/long/long/").endsWith("… at byte 12: " + what);
    assertThat(reason.getBytes(StandardCharsets.UTF_8)).hasSize(123);
  }

  @Test
  void keepsTheBeginningOfAPointerAndOfALongText() {
    String reason = CloseReason.of(malformed("#/" + "ä".repeat(90), "ö".repeat(90)));
    assertThat(reason).startsWith("#/äää").contains("… at byte 12: ööö").endsWith("ö");
    assertThat(reason.getBytes(StandardCharsets.UTF_8).length).isBetween(120, 123);
  }

  @Test
  void isTheDetailOfAProblemAndElseTheReasonOfItsStatus() {
    assertThat(CloseReason.of(Problem.notFound("no such room"), Status.NOT_FOUND))
        .isEqualTo("no such room");
    assertThat(CloseReason.of(Problem.of(Status.NOT_FOUND, null), Status.NOT_FOUND))
        .isEqualTo("Not Found");
    assertThat(CloseReason.of(new IllegalStateException("secret"), Status.NOT_FOUND))
        .isEqualTo("Not Found");
  }
}
