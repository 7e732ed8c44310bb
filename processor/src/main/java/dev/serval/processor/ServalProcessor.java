package dev.serval.processor;

import dev.serval.processor.check.DuplicateParameters;
import dev.serval.processor.check.DuplicateRoutes;
import dev.serval.processor.check.Problem;
import dev.serval.processor.check.Problems;
import dev.serval.processor.check.StatusFit;
import dev.serval.processor.model.ClassName;
import dev.serval.processor.model.Definition;
import dev.serval.processor.model.GeneratedFile;
import dev.serval.processor.model.Place;
import dev.serval.processor.model.Resource;
import dev.serval.processor.model.RouteModel;
import dev.serval.processor.model.RowModel;
import dev.serval.processor.model.SettingsModel;
import dev.serval.processor.read.Javac;
import dev.serval.processor.read.LostGuards;
import dev.serval.processor.read.ModelReader;
import dev.serval.processor.read.ResourceReader;
import dev.serval.processor.read.RowsReader;
import dev.serval.processor.read.SettingsReader;
import dev.serval.processor.read.WebhooksReader;
import dev.serval.processor.write.CodecWriter;
import dev.serval.processor.write.RoutesWriter;
import dev.serval.processor.write.RowWriter;
import dev.serval.processor.write.SettingsWriter;
import dev.serval.processor.write.WebhooksWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/// The door of the processor: reads each round's annotated classes, checks them, writes what is
/// generated for them.
///
/// Every file has one originating type and depends on nothing that cannot be reached from it, so
/// that Gradle may treat the processor as isolating.
public final class ServalProcessor extends AbstractProcessor {
  private static final String JSON = "dev.serval.Json";
  private static final String SETTINGS = "dev.serval.settings.SettingsOf";

  private final Problems problems = new Problems();
  private final DuplicateRoutes duplicates = new DuplicateRoutes(problems);
  private final Map<ClassName, Place> written = new HashMap<>();
  private final Set<String> waiting = new LinkedHashSet<>();
  private @Nullable Javac javac;
  private @Nullable ModelReader models;

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
    if (!round.processingOver()) {
      annotated(round, Set.of(JSON)).forEach(type -> models().require(type));
      resources(round).forEach(this::resource);
      ElementFilter.typesIn(round.getRootElements()).forEach(new LostGuards(javac())::check);
      annotated(round, Set.of(SETTINGS)).forEach(this::settings);
      annotated(round, Set.of(WebhooksReader.WEBHOOKS)).forEach(this::webhooks);
      annotated(round, Set.of(RowsReader.ROW)).forEach(this::row);
      models().drain().forEach(definition -> codec(definition));
    }
    say(problems.drain());
    return false;
  }

  /// The resource classes of this round, and those that waited for classes which are generated only
  /// now.
  private Set<TypeElement> resources(RoundEnvironment round) {
    Set<TypeElement> found = new LinkedHashSet<>();
    for (String name : waiting) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null) {
        found.add(type);
      }
    }
    waiting.clear();
    found.addAll(annotated(round, ResourceReader.annotations()));
    found.removeIf(type -> !ResourceReader.isResource(type));
    return found;
  }

  /// The classes that carry one of the annotations, or have a method that does.
  private Set<TypeElement> annotated(RoundEnvironment round, Set<String> annotationNames) {
    Set<TypeElement> found = new LinkedHashSet<>();
    for (String name : annotationNames) {
      TypeElement annotation = processingEnv.getElementUtils().getTypeElement(name);
      if (annotation != null) {
        for (Element element : round.getElementsAnnotatedWith(annotation)) {
          Element type = element instanceof TypeElement ? element : element.getEnclosingElement();
          found.add((TypeElement) type);
        }
      }
    }
    return found;
  }

  private void resource(TypeElement type) {
    int before = problems.count();
    Resource resource = new ResourceReader(javac(), models()).read(type);
    if (resource == null) {
      return;
    }
    duplicates.add(resource);
    for (RouteModel route : resource.routes()) {
      DuplicateParameters.check(route, problems);
      StatusFit.check(route, problems);
    }
    if (problems.count() == before) {
      if (resource.complete()) {
        RoutesWriter.write(resource, neighbours(resource.routesName())).forEach(this::write);
      } else {
        waiting.add(type.getQualifiedName().toString());
      }
    }
  }

  private void webhooks(TypeElement type) {
    int before = problems.count();
    Resource webhooks = new WebhooksReader(javac(), models()).read(type);
    if (webhooks != null) {
      new DuplicateRoutes(problems).add(webhooks);
    }
    if (webhooks != null && webhooks.complete() && problems.count() == before) {
      ClassName name = WebhooksWriter.nameFor(webhooks.name());
      write(WebhooksWriter.write(webhooks, neighbours(name)));
    }
  }

  private void settings(TypeElement type) {
    int before = problems.count();
    SettingsModel settings = new SettingsReader(javac(), models()).read(type);
    if (settings != null && problems.count() == before) {
      write(SettingsWriter.write(settings, neighbours(settings.binderName())));
    }
  }

  private void row(TypeElement type) {
    int before = problems.count();
    RowModel row = new RowsReader(javac(), models()).read(type);
    if (row != null && problems.count() == before) {
      write(RowWriter.write(row, neighbours(RowModel.mapper(row.name()))));
    }
  }

  private void codec(Definition definition) {
    write(CodecWriter.write(definition, neighbours(definition.name().codec())));
  }

  private Predicate<String> neighbours(ClassName generated) {
    return simpleName -> javac().hasClass(generated.packageName(), simpleName);
  }

  private void say(List<Problem> found) {
    for (Problem problem : found) {
      print(Diagnostic.Kind.ERROR, problem.place(), problem.text());
      Place other = problem.other();
      if (other != null) {
        String text =
            problem.diagnostic().id() + " " + other.who() + ": see " + problem.place().who();
        print(Diagnostic.Kind.NOTE, other, text);
      }
    }
  }

  private void print(Diagnostic.Kind kind, Place place, String text) {
    Javac.Anchor anchor = javac().anchor(place);
    processingEnv.getMessager().printMessage(kind, text, anchor.element(), anchor.annotation());
  }

  private void write(GeneratedFile file) {
    Place other = written.putIfAbsent(file.name(), file.origin());
    if (other != null) {
      problems.report(taken(file, "another class it is generated for").and(other));
      return;
    }
    try (Writer out =
        processingEnv
            .getFiler()
            .createSourceFile(file.name().qualified(), javac().anchor(file.origin()).element())
            .openWriter()) {
      out.write(file.text());
    } catch (FilerException e) {
      problems.report(taken(file, "a class of that name in the program"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem taken(GeneratedFile file, String found) {
    return Problem.of(
        dev.serval.processor.check.Diagnostic.GENERATED_NAME_CLASH,
        file.origin(),
        "`" + file.name().qualified() + "` for this class alone",
        found,
        "another name for one of the two");
  }

  private ModelReader models() {
    return Objects.requireNonNull(models, "init");
  }

  private Javac javac() {
    return Objects.requireNonNull(javac, "init");
  }
}
