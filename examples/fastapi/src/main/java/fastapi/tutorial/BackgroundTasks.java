package fastapi.tutorial;

import dev.serval.Background;
import dev.serval.Path;
import dev.serval.Post;
import dev.serval.Status;
import jakarta.validation.constraints.Email;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Work after the response.
@Path("/send-notification")
final class BackgroundTasks {
  private final List<String> sent = new CopyOnWriteArrayList<>();

  List<String> sent() {
    return List.copyOf(sent);
  }

  // snippet: background-tasks
  @Post("/{email}")
  @Status(202)
  String notify(@Email String email, Background background) {
    background.run(() -> sent.add("to " + email));
    return "Notification is on its way";
  }
  // end
}
