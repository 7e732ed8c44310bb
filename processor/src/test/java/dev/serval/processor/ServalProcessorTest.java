package dev.serval.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the processor behaves among others: rounds, registration, faults that are javac's to report.
final class ServalProcessorTest {
  private static final String ITEMS =
      """
      import dev.serval.Get;
      import dev.serval.Path;

      @Path("/items")
      final class Items {
        @Get
        Late all() {
          return new Late(1);
        }
      }
      """;

  /// Writes a record in the first round.
  @SupportedAnnotationTypes("*")
  private static final class LateProcessor extends AbstractProcessor {
    private boolean done;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer out = processingEnv.getFiler().createSourceFile("Late").openWriter()) {
          out.write("record Late(int id) {}");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  @Test
  void waitsForClassesThatAnotherProcessorWrites() {
    Compilation compilation =
        Compilation.of(Map.of("Items.java", ITEMS), List.of(new LateProcessor()));

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated()).containsKeys("ItemsRoutes.java", "LateCodec.java");
  }

  @Test
  void leavesUnknownClassesToTheCompiler() {
    Compilation compilation = Compilation.of("Items.java", ITEMS);

    assertThat(compilation.messages())
        .hasSize(1)
        .allSatisfy(message -> assertThat(message).contains("cannot find symbol"));
    assertThat(compilation.generated()).isEmpty();
  }

  @Test
  void comparesRoutesWithinPackagesOnly() {
    String versioned =
        """
        package %s;

        import dev.serval.Get;
        import dev.serval.Path;

        @Path("/items")
        public final class Items {
          @Get
          public String all() {
            return "";
          }
        }
        """;

    Compilation compilation =
        Compilation.of(
            Map.of(
                "v1/Items.java", versioned.formatted("v1"),
                "v2/Items.java", versioned.formatted("v2")));

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated()).containsKeys("v1/ItemsRoutes.java", "v2/ItemsRoutes.java");
  }

  @Test
  void generatesNothingForAbstractClasses() {
    Compilation compilation =
        Compilation.of(
            "Items.java",
            """
            import dev.serval.Get;
            import dev.serval.Path;

            @Path("/items")
            abstract class Items {
              @Get
              abstract String all();
            }
            """);

    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "META-INF/services/javax.annotation.processing.Processor,dev.serval.processor.ServalProcessor",
    "META-INF/services/com.sun.source.util.Plugin,dev.serval.processor.sql.SqlPlugin",
    "META-INF/gradle/incremental.annotation.processors,'dev.serval.processor.ServalProcessor,isolating'"
  })
  void isRegistered(String resource, String line) throws IOException {
    try (InputStream in = ServalProcessor.class.getClassLoader().getResourceAsStream(resource)) {
      assertThat(in).isNotNull();
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()).isEqualTo(line);
    }
  }
}
