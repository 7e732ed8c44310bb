package fastapi.tutorial;

import dev.serval.App;
import dev.serval.Body;
import dev.serval.Path;
import dev.serval.Put;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.Optional;

/// Several body parameters are members of one JSON object.
@Path("/multiple-bodies")
final class MultipleBodies {
  static App app() {
    return App.create().mount(new MultipleBodies());
  }

  record Gift(String name) {}

  record Giver(String username) {}

  // snippet: body-multiple-parameters
  @Put("/{id}") // {"gift": {…}, "giver": {…}, "importance": 5}
  String replace(
      @Min(0) @Max(1000) long id,
      @Body Gift gift,
      @Body Giver giver,
      @Body @Positive int importance,
      Optional<String> q) {
    return giver.username() + " put " + gift.name() + " " + importance + q.orElse("");
  }
  // end
}
