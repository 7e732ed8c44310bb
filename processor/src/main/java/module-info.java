import org.jspecify.annotations.NullMarked;

/// The annotation processor; present while javac runs, absent at run time.
@NullMarked
module dev.serval.processor {
  requires dev.serval.core;
  requires java.compiler;
  requires static org.jspecify;
}
