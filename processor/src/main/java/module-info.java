import org.jspecify.annotations.NullMarked;

/// The annotation processor; present while javac runs, absent at run time.
@NullMarked
module dev.serval.processor {
  requires dev.serval.core;
  requires java.compiler;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      dev.serval.processor.ServalProcessor;
}
