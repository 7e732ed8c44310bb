package chat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/// What a room tells those who are in it.
sealed interface ChatEvent {

  /// Somebody said something.
  @JsonTypeName("line")
  record Line(String name, String text, Instant at) implements ChatEvent {}

  /// Somebody came in.
  @JsonTypeName("joined")
  record Joined(Guest guest) implements ChatEvent {}

  /// Somebody has left.
  @JsonTypeName("left")
  record Left(Guest guest) implements ChatEvent {}

  /// Who is there; the first event of all.
  @JsonTypeName("here")
  record Here(List<Guest> guests) implements ChatEvent {}

  /// Somebody in a room.
  ///
  /// @param id tells guests of the same name apart
  record Guest(String id, String name) {}
}
