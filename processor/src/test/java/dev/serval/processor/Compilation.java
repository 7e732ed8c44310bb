package dev.serval.processor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// One run of javac with the processor, in this process and in memory.
public final class Compilation {
  private final TreeMap<String, String> generated = new TreeMap<>();
  private final TreeMap<String, ByteArrayOutputStream> classes = new TreeMap<>();
  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

  private Compilation() {}

  /// Compiles sources given by file name, such as `todos/Todos.java`.
  public static Compilation of(Map<String, String> sources) {
    return of(sources, List.of());
  }

  /// Compiles with other processors beside Serval's.
  static Compilation of(Map<String, String> sources, List<Processor> others) {
    Compilation compilation = new Compilation();
    List<Processor> processors = new ArrayList<>(others);
    processors.addFirst(new ServalProcessor());
    compilation.run(sources, processors);
    return compilation;
  }

  /// Compiles one source that has no package.
  public static Compilation of(String fileName, String source) {
    return of(Map.of(fileName, source));
  }

  /// Compiles every Java file below a folder.
  public static Compilation ofFolder(Path folder) {
    return of(readFolder(folder));
  }

  /// The Java files below a folder by their relative names.
  static Map<String, String> readFolder(Path folder) {
    Map<String, String> sources = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return sources;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private void run(Map<String, String> sources, List<Processor> processors) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (JavaFileManager files =
        new Memory(
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8))) {
      List<String> options = List.of("--release", "25", "-Xlint:all,-processing", "-parameters");
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              diagnostics,
              options,
              null,
              sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList());
      task.setLocale(Locale.ROOT);
      task.setProcessors(processors);
      task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The generated sources by file name.
  public Map<String, String> generated() {
    return generated;
  }

  /// What javac said, errors, warnings and the processor's notes: `Todos.java:12: SRV010
  /// Todos.byId: …`, sorted by place.
  public List<String> messages() {
    return diagnostics.getDiagnostics().stream()
        .filter(
            d -> d.getKind() != Diagnostic.Kind.NOTE || d.getMessage(Locale.ROOT).startsWith("SRV"))
        .sorted(
            java.util.Comparator.comparing(Compilation::file)
                .thenComparing(Diagnostic::getLineNumber))
        .map(d -> file(d) + ":" + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
        .toList();
  }

  private static String file(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    return source == null ? "" : source.toUri().getPath().substring(1);
  }

  /// Loads the compiled classes; those of this test's class path are its parents.
  public ClassLoader load() {
    return new ClassLoader(Compilation.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream bytes = classes.get(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes.toByteArray(), 0, bytes.size());
      }
    };
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:/" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /// Keeps what javac and the processor write.
  private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      if (kind == JavaFileObject.Kind.CLASS) {
        return new SimpleJavaFileObject(
            URI.create("memory:/" + className.replace('.', '/') + ".class"), kind) {
          @Override
          public OutputStream openOutputStream() {
            return classes.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
          }
        };
      }
      return new GeneratedSource(className.replace('.', '/') + ".java");
    }

    @Override
    public boolean hasLocation(Location location) {
      return location != StandardLocation.SOURCE_OUTPUT && super.hasLocation(location);
    }
  }

  private final class GeneratedSource extends SimpleJavaFileObject {
    private final String name;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    GeneratedSource(String name) {
      super(URI.create("memory:/" + name), Kind.SOURCE);
      this.name = name;
    }

    @Override
    public OutputStream openOutputStream() {
      return new java.io.FilterOutputStream(bytes) {
        @Override
        public void close() throws IOException {
          super.close();
          generated.put(name, bytes.toString(StandardCharsets.UTF_8));
        }
      };
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
