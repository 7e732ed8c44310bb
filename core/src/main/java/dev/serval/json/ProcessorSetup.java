package dev.serval.json;

/// What to write into a build so that Serval's annotation processor runs; for messages.
public final class ProcessorSetup {
  /// The version of this Serval, equal to the one in the pom; a test compares them.
  public static final String VERSION = "0.1.0-SNAPSHOT";

  private ProcessorSetup() {}

  /// Returns the lines for Maven and for Gradle, without a line break at the end.
  public static String lines() {
    return """
    Maven, in the <configuration> of maven-compiler-plugin:

      <annotationProcessorPaths>
        <path>
          <groupId>dev.serval</groupId>
          <artifactId>serval-processor</artifactId>
          <version>%1$s</version>
        </path>
      </annotationProcessorPaths>

    Gradle, in dependencies:

      annotationProcessor("dev.serval:serval-processor:%1$s")\
    """
        .formatted(VERSION);
  }
}
