package dev.serval.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serval.validation.Violations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Bodies are read with readers that were used before, by many threads at once.
final class ReaderPoolTest {
  private static final JsonBody<List<String>> STRINGS = body(JsonCodecs.list(JsonCodecs.STRING));

  private static <T> JsonBody<T> body(JsonCodec<T> codec) {
    return JsonFamily.generated().body(JsonType.of(codec, Object.class));
  }

  private static <T> T read(JsonBody<T> body, String json, Violations into) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return body.read(bytes, 0, bytes.length, JsonLimits.defaults(), into);
  }

  @Test
  void givesEachOfManyThreadsItsOwn() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int number = i;
        results.add(threads.submit(() -> readMany(number)));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    }
  }

  private static boolean readMany(int number) {
    String good = "[\"a" + number + "\",\"\\u00e9" + number + "\"]";
    for (int i = 0; i < 500; i++) {
      Violations violations = new Violations();
      if (i % 3 == 0) {
        read(STRINGS, "[\"a\"," + number + "]", violations);
        if (violations.count() != 1) {
          return false;
        }
      } else if (!List.of("a" + number, "\u00e9" + number)
          .equals(read(STRINGS, good, violations))) {
        return false;
      }
      if (i % 16 == 0) {
        Thread.yield();
      }
    }
    return true;
  }

  @Test
  void readsOnAfterADocumentThatWasRefused() {
    assertThatThrownBy(() -> read(STRINGS, "[\"a\",[{\"b\":{\"c\"}}]]", new Violations()))
        .isInstanceOfSatisfying(JsonException.class, e -> assertThat(e.getStackTrace()).isEmpty());
    Violations violations = new Violations();
    assertThat(read(STRINGS, "[1]", violations)).isNull();
    assertThat(violations.list().getFirst().pointer()).isEqualTo("#/0");
    assertThat(read(STRINGS, "[\"b\"]", new Violations())).containsExactly("b");
  }

  @Test
  void readsADocumentInsideAnother() {
    JsonBody<List<String>> outer =
        body(
            JsonCodecs.list(
                Documents.reading(in -> {
                  String json = in.readString();
                  return String.join("+", read(STRINGS, json, new Violations()));
                })));
    assertThat(read(outer, "[\"[\\\"a\\\",\\\"b\\\"]\",\"[\\\"c\\\"]\"]", new Violations()))
        .containsExactly("a+b", "c");
  }

  @Test
  void keepsNoLargeDocumentAndNoViolations() {
    JsonReader in = ReaderPool.take();
    byte[] bytes = ("{\"a\":1,\"b\":2}" + " ".repeat(10_000)).getBytes(StandardCharsets.UTF_8);
    Violations violations = new Violations();
    in.reset(bytes, 0, bytes.length, JsonLimits.defaults(), violations);
    in.beginObject();
    in.nextMember(JsonNames.NONE);
    in.release();
    assertThat(in.violations()).isNotSameAs(violations);
    assertThat(in.lexer.buf).isEmpty();
    assertThat(in.path.depth()).isZero();
    assertThatThrownBy(in::peek).isInstanceOf(JsonException.class);
    assertThatThrownBy(in::memberName).isInstanceOf(IllegalStateException.class);
    ReaderPool.give(in);
  }

  @Test
  void givesAReaderToOneTakerAtATime() {
    JsonReader first = ReaderPool.take();
    JsonReader second = ReaderPool.take();
    assertThat(second).isNotSameAs(first);
    ReaderPool.give(second);
    assertThat(ReaderPool.take()).isNotSameAs(first);
    ReaderPool.give(first);
    assertThat(ReaderPool.take()).isSameAs(first);
    ReaderPool.give(first);
  }
}
