// JsonModels: what the JSON benchmarks read and write, the same for every library.
package dev.serval.benchmarks;

import dev.serval.Json;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/// Records, which the processors of Serval and avaje read at compile time and the other libraries
/// when they first meet them, and their values.
public final class JsonModels {
  private JsonModels() {}

  /// The smallest answer there is.
  @Json
  @io.avaje.jsonb.Json
  public record Message(String message) {}

  /// What most bodies look like: five members, two of them strings.
  @Json
  @io.avaje.jsonb.Json
  public record Task(long id, String title, String owner, int priority, boolean done) {}

  /// As `Task`, with what a request must fulfil.
  @Json
  @Valid
  @io.avaje.jsonb.Json
  public record CheckedTask(
      @Min(1) long id,
      @NotBlank @Size(max = 80) String title,
      @Email String owner,
      @Min(0) @Max(5) int priority,
      boolean done) {}

  /// A page of records.
  @Json
  @io.avaje.jsonb.Json
  public record TaskPage(List<Task> tasks) {}

  /// A large document: nested records, lists, decimals, texts with escapes and other scripts.
  @Json
  @io.avaje.jsonb.Json
  public record Catalogue(String name, List<Product> products) {}

  /// One entry of the large document.
  @Json
  @io.avaje.jsonb.Json
  public record Product(
      long id,
      String name,
      String description,
      double price,
      int stock,
      boolean available,
      List<String> tags,
      Extent extent) {}

  /// A record inside a record.
  @Json
  @io.avaje.jsonb.Json
  public record Extent(int width, int height, int depth, String unit) {}

  static Message message() {
    return new Message("Hello, World!");
  }

  static Task task(int i) {
    return new Task(4_711L + i, "Buy milk and bread " + i, "ada@example.org", i % 5, i % 2 == 0);
  }

  static CheckedTask checkedTask() {
    Task task = task(1);
    return new CheckedTask(task.id(), task.title(), task.owner(), task.priority(), task.done());
  }

  static TaskPage page() {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tasks.add(task(i));
    }
    return new TaskPage(List.copyOf(tasks));
  }

  /// 97 KB as JSON.
  static Catalogue catalogue() {
    List<Product> products = new ArrayList<>();
    for (int i = 0; i < 360; i++) {
      String description =
          switch (i % 8) {
            case 3 -> "Für große Töpfe: emaillierter Deckel, spülmaschinenfest, Ø 24 cm";
            case 5 -> "Says \"handle with care\";\nsee the label\tfor the rest of the story";
            case 7 -> "急須 with a lid, 320 ml, made by hand 🍵 in a small workshop";
            default -> "A plain and sturdy thing that does one job and does it well, for years";
          };
      products.add(
          new Product(
              1_000_000_007L * i,
              "Product number " + i,
              description,
              9.95 + i,
              i * 37 % 1_000,
              i % 3 != 0,
              List.of("kitchen", "no " + i, "sale"),
              new Extent(10 + i, 20 + i, 30, "mm")));
    }
    return new Catalogue("Spring", List.copyOf(products));
  }
}
