package dev.serval.processor;

import dev.serval.processor.check.Problem;
import dev.serval.processor.check.Problems;
import dev.serval.processor.model.GeneratedFile;
import dev.serval.processor.read.Javac;
import dev.serval.processor.read.ModelReader;
import dev.serval.processor.write.CodecWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/// The door of the processor: reads each round's annotated classes, checks them, writes what is generated for them.
///
/// Every file has one originating type and depends on nothing that cannot be reached from it, so that Gradle may treat the
/// processor as isolating.
public final class ServalProcessor extends AbstractProcessor {
  private final Problems problems = new Problems();
  private @org.jspecify.annotations.Nullable Javac javac;
  private @org.jspecify.annotations.Nullable ModelReader models;

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    javac = new Javac(environment, problems);
    models = new ModelReader(javac);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.serval.*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    TypeElement json = processingEnv.getElementUtils().getTypeElement("dev.serval.Json");
    if (json != null) {
      round.getElementsAnnotatedWith(json).forEach(type -> models().require((TypeElement) type));
    }
    models().drain().forEach(definition -> write(CodecWriter.write(definition)));
    say(problems.drain());
    return false;
  }

  private void say(List<Problem> found) {
    for (Problem problem : found) {
      Javac.Anchor anchor = javac().anchor(problem.place());
      processingEnv
          .getMessager()
          .printMessage(
              Diagnostic.Kind.ERROR, problem.text(), anchor.element(), anchor.annotation());
    }
  }

  void write(GeneratedFile file) {
    try (Writer out =
        processingEnv
            .getFiler()
            .createSourceFile(file.qualifiedName(), javac().anchor(file.origin()).element())
            .openWriter()) {
      out.write(file.text());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ModelReader models() {
    return java.util.Objects.requireNonNull(models, "init");
  }

  private Javac javac() {
    return java.util.Objects.requireNonNull(javac, "init");
  }
}
