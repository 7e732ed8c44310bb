package dev.serval;

import dev.serval.json.ProcessorSetup;
import dev.serval.openapi.Webhook;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The descriptions that the annotation processor wrote for interfaces with [Webhooks]; found as
/// [GeneratedRoutes] are.
public final class GeneratedWebhooks {
  private static final Map<Class<?>, Supplier<List<Webhook>>> DESCRIPTIONS =
      new ConcurrentHashMap<>();

  private GeneratedWebhooks() {}

  /// Registers what an interface describes; called by generated code.
  public static void register(Class<?> type, Supplier<List<Webhook>> webhooks) {
    DESCRIPTIONS.put(type, webhooks);
  }

  /// Returns what an interface describes.
  ///
  /// @throws IllegalStateException if the processor did not run; the message says what to add
  public static List<Webhook> of(Class<?> type) {
    Supplier<List<Webhook>> found = DESCRIPTIONS.get(type);
    if (found == null) {
      String name = type.getName().replace('$', '_') + "Webhooks";
      try {
        Class.forName(name, true, type.getClassLoader());
      } catch (ClassNotFoundException notGenerated) {
        throw new IllegalStateException(
            """
            webhooks: expected the class %s, which Serval's annotation processor writes for an \
            interface with @Webhooks; found none.

            %s
            """
                .formatted(name, ProcessorSetup.lines()),
            notGenerated);
      }
      found = DESCRIPTIONS.getOrDefault(type, List::of);
    }
    return found.get();
  }
}
