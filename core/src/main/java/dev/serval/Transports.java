package dev.serval;

import dev.serval.json.ProcessorSetup;
import dev.serval.transport.Transport;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// Finds the transport among the dependencies of the application.
final class Transports {
  private Transports() {}

  /// Returns the one transport that the thread's class loader, or Serval's own, knows.
  ///
  /// @throws IllegalStateException if there is none or more than one; the message says what to do
  static Transport find() {
    return only(
        Stream.concat(
                ServiceLoader.load(Transport.class).stream(),
                ServiceLoader.load(Transport.class, App.class.getClassLoader()).stream())
            .toList());
  }

  static Transport only(List<ServiceLoader.Provider<Transport>> found) {
    List<? extends Class<? extends Transport>> types =
        found.stream().map(ServiceLoader.Provider::type).distinct().toList();
    if (types.size() > 1) {
      throw new IllegalStateException(
          "App.start: expected one transport, found "
              + types.stream().map(Class::getName).toList()
              + "; keep the dependency of one");
    }
    if (types.isEmpty()) {
      throw new IllegalStateException(
          """
          App.start: expected a transport on the class path, found none.
          Add the dependency that opens sockets, which brings the rest of Serval too.

          Maven:

            <dependency>
              <groupId>dev.serval</groupId>
              <artifactId>serval-netty</artifactId>
              <version>%1$s</version>
            </dependency>

          Gradle:

            implementation("dev.serval:serval-netty:%1$s")
          """
              .formatted(ProcessorSetup.VERSION));
    }
    return found.getFirst().get();
  }
}
