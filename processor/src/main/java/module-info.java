import org.jspecify.annotations.NullMarked;

/// The annotation processor; present while javac runs, absent at run time.
@NullMarked
module dev.serval.processor {
  requires dev.serval.core;
  requires java.compiler;
  // Compilers other than javac need not have it; then nobody asks for the plugin.
  requires static jdk.compiler;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      dev.serval.processor.ServalProcessor;
  provides com.sun.source.util.Plugin with
      dev.serval.processor.sql.SqlPlugin;
}
