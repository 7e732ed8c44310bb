package shop;

import dev.serval.Json;
import dev.serval.validation.Check;
import jakarta.validation.constraints.AssertTrue;

@Json
record Stay(int from, int to) {
  @Check(message = "must end later")
  String text() {
    return "";
  }

  @Check(message = "must end later")
  boolean after(int day) {
    return to > day;
  }

  @Check(message = "must end later")
  static boolean any() {
    return true;
  }

  @Check(message = "must end later")
  private boolean hidden() {
    return to > from;
  }

  @AssertTrue
  int number() {
    return to;
  }
}
