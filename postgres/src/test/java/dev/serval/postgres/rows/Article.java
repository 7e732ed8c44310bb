package dev.serval.postgres.rows;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serval.json.JsonValue;
import dev.serval.postgres.Column;
import dev.serval.postgres.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row with everything that a row may have within.
@Row
record Article(
    long id,
    String title,
    Mood mood,
    Optional<LocalDate> dueOn,
    List<String> tags,
    Set<Mood> moods,
    Author author,
    @Nullable Author editor,
    @Column("") Counts counts,
    Place place,
    List<Shape> shapes,
    Map<String, Integer> votes,
    @Nullable JsonValue extra,
    Optional<Slug> slug) {

  enum Mood {
    @JsonProperty("good-humoured")
    GOOD,
    BAD
  }

  @Row
  record Author(long id, String name, @Nullable String bio) {}

  @Row
  record Counts(@Column("n_likes") int likes, @Nullable Integer replies) {}

  record Place(double lat, double lon) {}

  sealed interface Shape {
    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}
  }

  record Slug(String text) {}
}
