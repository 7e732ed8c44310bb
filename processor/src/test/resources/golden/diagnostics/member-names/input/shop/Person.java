package shop;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serval.Json;

@Json
record Person(
    String name,
    @JsonProperty("name") String fullName,
    @JsonAlias("years") int age,
    @JsonAlias("years") int since,
    @JsonProperty("name") @JsonIgnore String hidden,
    Mood mood) {

  enum Mood {
    GOOD,
    @JsonProperty("GOOD")
    FINE,
    @JsonAlias({"sad", "SAD"})
    BAD,
    SAD
  }
}
