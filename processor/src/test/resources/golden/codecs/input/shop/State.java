package shop;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/// How far an order is.
enum State {
  NEW,
  @JsonProperty("on-its-way")
  @JsonAlias("sent")
  SENT
}
